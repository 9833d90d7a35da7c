import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Icon, type IconName } from './icon.tsx'

export type ButtonLook = 'primary' | 'secondary' | 'text' | 'danger'
export type ButtonSize = 'large' | 'medium' | 'small'

const looks: Record<ButtonLook, string> = {
  primary:
    'bg-accent text-white border-accent hover:bg-accent-dark hover:border-accent-dark active:bg-blue-1200',
  secondary: 'bg-white text-accent border-accent hover:bg-accent-soft active:bg-blue-100',
  text: 'border-transparent text-accent underline underline-offset-4 hover:bg-accent-soft hover:decoration-2',
  danger: 'bg-white text-danger border-danger hover:bg-danger-soft active:bg-red-100',
}

// Small buttons keep a 44 px target through an invisible margin around them.
const sizes: Record<ButtonSize, string> = {
  large: 'min-h-14 px-6 text-[1.0625rem] min-w-34',
  medium: 'min-h-12 px-4 min-w-24',
  small: 'min-h-9 px-3 text-[0.9375rem] relative after:absolute after:-inset-y-1 after:inset-x-0',
}

const off = 'bg-solid-gray-300! border-solid-gray-300! text-solid-gray-700! hover:bg-solid-gray-300!'

interface Shared {
  children: ReactNode
  look?: ButtonLook
  size?: ButtonSize
  icon?: IconName
  /** Put the icon after the words (arrows). */
  iconEnd?: IconName
  /** Full width of a narrow column: the main button on phones. */
  wide?: boolean
  /** A short note of what pressing it will cause, read with the button. */
  causes?: ReactNode
}

function dress({ look = 'primary', size = 'large', wide }: Shared, disabled?: boolean): string {
  return [
    'inline-flex items-center justify-center gap-2 rounded-8 border font-bold leading-[1.4] py-1.5 text-center no-underline',
    looks[look],
    sizes[size],
    wide ? 'w-full sm:w-auto' : '',
    disabled ? off : '',
  ].join(' ')
}

function Inside({ children, icon, iconEnd, causes }: Shared) {
  return (
    <>
      {icon && <Icon name={icon} size={20} />}
      <span>
        {children}
        {causes && <span className="block text-[0.8125rem] font-normal leading-snug">{causes}</span>}
      </span>
      {iconEnd && <Icon name={iconEnd} size={20} />}
    </>
  )
}

export interface ButtonProps extends Shared {
  type?: 'submit' | 'button'
  name?: string
  value?: string
  /** Submits the form with this id from elsewhere on the page. */
  form?: string
  formAction?: string
  /** Skip the browser's own checks: for add, remove and "save for later". */
  formNoValidate?: boolean
  /** Stays focusable and says why it cannot be pressed yet: describe it with `describedBy`. */
  disabled?: boolean
  describedBy?: string
  onPress?: () => void
  /** The letter that presses it on staff pages. */
  shortcut?: string
  label?: string
}

export function Button(props: ButtonProps) {
  const { disabled, onPress, shortcut, describedBy, label } = props
  return (
    <button
      type={disabled ? 'button' : (props.type ?? 'submit')}
      name={props.name}
      value={props.value}
      form={props.form}
      formAction={props.formAction}
      formNoValidate={props.formNoValidate}
      aria-disabled={disabled || undefined}
      aria-describedby={describedBy}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      data-shortcut={shortcut}
      onClick={disabled ? undefined : onPress}
      className={dress(props, disabled)}
    >
      <Inside {...props} />
    </button>
  )
}

export interface LinkButtonProps extends Shared {
  to: string
  /** Files, other sites and pages of another surface: a full page load. */
  reload?: boolean
  download?: boolean
  label?: string
}

export function LinkButton(props: LinkButtonProps) {
  return (
    <Link
      to={props.to}
      reloadDocument={props.reload || props.download}
      download={props.download || undefined}
      aria-label={props.label}
      className={dress(props)}
    >
      <Inside {...props} />
    </Link>
  )
}

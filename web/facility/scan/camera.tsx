import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/text.tsx'

type Phase = 'off' | 'on' | 'denied' | 'none'

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
type DetectorMaker = new (options: { formats: string[] }) => Detector

/** Milliseconds between two looks: quick to the eye, easy on an old tablet's battery. */
const every = 200
/** Longest side of the picture that is searched; larger only takes longer. */
const most = 640

/**
 * Looks through the camera for a QR code and hands its text on once. Uses the browser's own detector where there is
 * one, else jsQR, which is fetched only when the camera is opened. Pictures stay in this tablet.
 */
export function Camera({ onRead }: { onRead: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const [phase, setPhase] = useState<Phase>('off')

  useEffect(() => {
    if (phase !== 'on') return
    let stopped = false
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = () => {
      stopped = true
      clearTimeout(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const look = async (read: (picture: HTMLVideoElement) => Promise<string | undefined>) => {
      if (stopped || !video.current) return
      const text = video.current.readyState >= 2 ? await read(video.current) : undefined
      if (stopped) return
      if (text) {
        stop()
        setPhase('off')
        onRead(text)
        return
      }
      timer = setTimeout(() => look(read), every)
    }
    const start = async () => {
      if (!navigator.mediaDevices?.getUserMedia) return setPhase('none')
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment' },
          audio: false,
        })
      } catch {
        return setPhase('denied')
      }
      if (stopped || !video.current) return stop()
      video.current.srcObject = stream
      await video.current.play()
      await look(await reader())
    }
    void start()
    return stop
  }, [phase, onRead])

  const on = phase === 'on'
  return (
    <div className="flex flex-col gap-3">
      {on && (
        <div className="relative overflow-hidden rounded-16 bg-solid-gray-900">
          <video ref={video} playsInline muted className="aspect-[4/3] w-full object-cover" />
          <svg viewBox="0 0 100 75" className="absolute inset-0 size-full" aria-hidden="true">
            <rect
              x="27"
              y="14"
              width="46"
              height="46"
              rx="4"
              className="fill-none stroke-white"
              strokeWidth="1"
            />
          </svg>
        </div>
      )}
      <p role="status" className="sr-only">
        {on ? 'カメラでQRコードを探しています。' : ''}
      </p>
      {on ? (
        <>
          <Note>白い枠の中に、利用券のQRコードを入れてください。画像はこの端末から出ません。</Note>
          <Button type="button" look="secondary" onPress={() => setPhase('off')}>
            カメラを止める
          </Button>
        </>
      ) : (
        <Button type="button" icon="camera" onPress={() => setPhase('on')}>
          カメラで読み取る
        </Button>
      )}
      {phase === 'denied' && (
        <p className="text-danger">
          カメラを使えませんでした。ブラウザでカメラを許すか、番号を入力してください。
        </p>
      )}
      {phase === 'none' && (
        <p className="text-danger">この端末にはカメラがありません。番号を入力してください。</p>
      )}
    </div>
  )
}

async function reader(): Promise<(picture: HTMLVideoElement) => Promise<string | undefined>> {
  const Maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector
  if (Maker) {
    try {
      const detector = new Maker({ formats: ['qr_code'] })
      return async picture => (await detector.detect(picture).catch(() => []))[0]?.rawValue
    } catch {
      // Some browsers name the detector but cannot read QR codes with it.
    }
  }
  const { default: jsQR } = (await import('jsqr')) as unknown as { default: typeof import('jsqr').default }
  const canvas = document.createElement('canvas')
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  return async picture => {
    const scale = Math.min(1, most / Math.max(picture.videoWidth, picture.videoHeight, 1))
    canvas.width = Math.floor(picture.videoWidth * scale)
    canvas.height = Math.floor(picture.videoHeight * scale)
    if (!brush || canvas.width === 0 || canvas.height === 0) return undefined
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = brush.getImageData(0, 0, canvas.width, canvas.height)
    return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data
  }
}

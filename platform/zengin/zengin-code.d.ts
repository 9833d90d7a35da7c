declare module 'zengin-code' {
  type Place = { code: string; name: string; kana: string; hira: string; roma: string }
  const directory: Record<string, Place & { branches: Record<string, Place> }>
  export default directory
}

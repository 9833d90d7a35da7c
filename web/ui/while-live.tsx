import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

/** Asks for the page's data again every few seconds while something is under way (scripted pages). */
export function WhileLive({ live, seconds = 2 }: { live: boolean; seconds?: number }) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!live) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void revalidate()
    }, seconds * 1000)
    return () => clearInterval(timer)
  }, [live, seconds, revalidate])
  return null
}

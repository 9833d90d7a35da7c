/** A PDF to be shown in the browser; not kept anywhere, since it is somebody's letter. */
export function pdfResponse(pdf: Uint8Array, name: string): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}.pdf`,
      'cache-control': 'private, no-store',
    },
  })
}

import type { CommerceOptions } from 'pending-sync'

/** The parts of OpenTelemetry's `Span` and `Tracer` that are used here. */
export interface Span {
  spanContext(): { readonly traceId: string; readonly spanId: string; readonly traceFlags: number }
  updateName(name: string): unknown
  setAttributes(attributes: Record<string, string | number>): unknown
  end(time: number): void
}
export interface Tracer {
  startSpan(name: string, options: { readonly kind: number; readonly startTime: number }): Span
}

/** Makes a client span of each request. Source of the attributes: OpenTelemetry, semantic conventions for HTTP. */
export function tracing(tracer: Tracer): Pick<CommerceOptions, 'traceparent' | 'onRequest'> {
  const open = new Map<string, Span>()
  return {
    traceparent() {
      // 2 is `SpanKind.CLIENT`.
      const span = tracer.startSpan('Commerce', { kind: 2, startTime: Date.now() })
      const { traceId, spanId, traceFlags } = span.spanContext()
      const header = `00-${traceId}-${spanId}-0${traceFlags & 1}`
      open.set(header, span)
      return header
    },
    onRequest({ traceparent = '', method, operation, status, startedAt, durationMs, requestId }) {
      const span = open.get(traceparent)
      open.delete(traceparent)
      span?.updateName(`${method} ${operation}`)
      span?.setAttributes({
        'http.request.method': method,
        'url.template': `/Commerce/${operation}`,
        ...(status !== undefined && { 'http.response.status_code': status }),
        ...(requestId !== undefined && { 'dynamics.request_id': requestId }),
      })
      span?.end(startedAt + durationMs)
    },
  }
}

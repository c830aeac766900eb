/**
 * The publish hook: who may say that content changed, and what a message of theirs says.
 * Pure: the secret and the clock come from the caller.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** A signed message is good for this long before and after its timestamp. */
const TOLERANCE_MS = 5 * 60 * 1000

/** Messages are small; of a stranger's no more is read. */
export const MAX_HOOK_BYTES = 64 * 1024

/** Calls a minute. A look at everything costs a tenth of a second. */
const CALLS_A_MINUTE = 60

export interface HookCall {
  /** Seconds since 1970, from `x-timestamp`. */
  readonly timestamp: string | null
  /** `sha256=<hex>`, from `x-signature`: the HMAC of `{timestamp}.{body}`. */
  readonly signature: string | null
  readonly body: string
}

/** What a sender signs a message with. */
export function hookSignature(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

export function isGenuineCall(call: HookCall, secret: string, now: Date): boolean {
  const { timestamp, signature, body } = call
  if (timestamp === null || signature === null || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > TOLERANCE_MS) return false
  const [given, expected] = [Buffer.from(signature), Buffer.from(hookSignature(secret, timestamp, body))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const message = z.strictObject({
  paths: z.array(z.string().max(2000)).max(1000).optional(),
  files: z.array(z.string().max(2000)).max(1000).optional(),
})

/** What changed, by address or by file; nothing named means everything. `undefined` for anything else. */
export function readHookMessage(body: string): z.infer<typeof message> | undefined {
  try {
    return message.safeParse(body.trim() === '' ? {} : JSON.parse(body)).data
  } catch {
    return undefined
  }
}

/** Counts calls of the last minute. @returns whether one more is within the limit. */
export function createCallLimit(limit = CALLS_A_MINUTE): (now: number) => boolean {
  let calls: readonly number[] = []
  return (now) => {
    calls = calls.filter((at) => now - at < 60_000)
    if (calls.length >= limit) return false
    calls = [...calls, now]
    return true
  }
}

/**
 * Instances that serve one content folder tell each other, through Redis, what to look at again.
 *
 * Nothing is kept in Redis: a message says only "look at these files", and whoever was away looks at everything when
 * it is back. So no message can be missed for good, nothing there can grow, and what somebody else writes there does
 * no harm. While Redis is away every instance serves as if it were alone, and looks at its folder by itself.
 */
import { createClient } from 'redis'
import { z } from 'zod'

const CHANNEL = 'community-portal:changes'

/** Files named in one message; more of them mean "everything". */
const MOST_FILES = 500

/** After this long without an answer, Redis counts as away and is connected to anew. */
const SILENCE_MS = 3000

/** A channel that was refused may be granted later. */
const LISTEN_AGAIN_MS = 3000

export interface ChangeBusOptions {
  /** Another instance saw these files change; `undefined`: anything may have changed. */
  readonly onChange: (files: readonly string[] | undefined) => void
  /** Called when Redis comes and goes; when it goes, with the reason. */
  readonly onState?: (isConnected: boolean, reason?: string) => void
}

export interface ChangeBus {
  /** Tells the others. Never waits and never fails; what can't be told now is told when Redis is back. */
  publish(files: readonly string[] | undefined): void
  isConnected(): boolean
  close(): void
}

const message = z.object({
  from: z.string().max(100),
  files: z.array(z.string().max(2000)).max(MOST_FILES).optional(),
})

/** @param instance a name no other instance has. */
export function openChangeBus(
  url: string,
  instance: string,
  { onChange, onState }: ChangeBusOptions,
): ChangeBus {
  let wasConnected: boolean | undefined
  /** Something could not be told while Redis was away. */
  let isOwing = false
  let isSubscribed = false

  const sender = connection()
  const receiver = connection()

  function connection() {
    return createClient({
      url,
      disableOfflineQueue: true,
      commandsQueueMaxLength: 1000,
      pingInterval: SILENCE_MS / 3,
      socket: {
        connectTimeout: 1000,
        socketTimeout: SILENCE_MS,
        reconnectStrategy: (attempt) => Math.min(100 * 2 ** attempt, 3000),
      },
    })
  }

  function isConnected(): boolean {
    return sender.isReady && receiver.isReady && isSubscribed
  }

  /** Both connections come and go by themselves, so whichever did calls this. One that is not there yet has no reason. */
  function update(reason?: unknown) {
    const isNow = isConnected()
    if (isNow === wasConnected || (!isNow && reason === undefined)) return
    wasConnected = isNow
    if (isNow) onState?.(true)
    else onState?.(false, reason instanceof Error ? reason.message : String(reason))
  }

  function tell(files: readonly string[] | undefined) {
    const text = JSON.stringify({
      from: instance,
      files: files && files.length <= MOST_FILES ? files : undefined,
    })
    sender.publish(CHANNEL, text).catch(() => {
      isOwing = true
    })
  }

  function heard(text: string) {
    const parsed = message.safeParse(jsonOf(text))
    if (parsed.success && parsed.data.from !== instance) onChange(parsed.data.files)
  }

  for (const client of [sender, receiver]) client.on('error', update)
  sender.on('ready', () => {
    update()
    if (isOwing) {
      isOwing = false
      tell(undefined)
    }
  })
  /** Once it succeeded the client renews it by itself; until then every connection, and a refusal, is another chance. */
  async function listen() {
    try {
      if (!isSubscribed) await receiver.subscribe(CHANNEL, heard)
      isSubscribed = true
      update()
      onChange(undefined)
    } catch (error) {
      update(error)
      setTimeout(() => {
        if (receiver.isReady && !isSubscribed) void listen()
      }, LISTEN_AGAIN_MS).unref()
    }
  }

  receiver.on('ready', () => void listen())
  void sender.connect().catch(() => undefined)
  void receiver.connect().catch(() => undefined)

  return {
    publish(files) {
      if (sender.isReady) tell(files)
      else isOwing = true
    },
    isConnected,
    close() {
      for (const client of [sender, receiver]) client.destroy()
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

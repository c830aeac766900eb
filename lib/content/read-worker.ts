/** The worker's side of `library.ts`: reads some of the files on another thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { openFileStore, type FileStamp } from './file-store'
import { shelveAll } from './library'
import { pack } from './packed'

const { root, publicDir, stamps }: { root: string; publicDir: string; stamps: readonly FileStamp[] } =
  workerData
const store = await openFileStore(root, publicDir)
const files = await shelveAll(store, stamps, new Map(), (done) => parentPort?.postMessage(done))
const packed = pack(files)
parentPort?.postMessage(packed, [packed.bodies.buffer])

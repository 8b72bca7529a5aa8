import type { HttpHandler } from 'msw/http'
import { handlersFor } from './handlers.ts'
import { createHeadquarters as createWithoutHandlers } from './headquarters.ts'
import type { Headquarters as WithoutHandlers, HeadquartersOptions } from './types.ts'

/** A headquarters with its channel, and the handlers with which MSW sends it a page's or a process's requests. */
export interface Headquarters extends WithoutHandlers {
  readonly handlers: HttpHandler[]
}

/**
 * A mocked headquarters of Dynamics 365 Commerce with one channel. It keeps its rows in memory unless `tables` says
 * otherwise, and asks for nothing outside.
 */
export function createHeadquarters(options: HeadquartersOptions = {}): Headquarters {
  const headquarters = createWithoutHandlers(options)
  return { ...headquarters, handlers: handlersFor(headquarters) }
}

export { logLine } from './log-line.ts'
export { memoryTables } from './tables/memory.ts'
export { jobNames } from './jobs/index.ts'
export { SwitchHierarchyError } from './rules/configuration.ts'
export type { JobName, JobReport, Problem, RowReport, Schedule } from './jobs/report.ts'
export type { JobLogEntry, Log, LogEntry, RequestLogEntry } from './log.ts'
export type {
  AsyncExtra,
  Fault,
  FaultKind,
  FaultRule,
  FeatureName,
  Features,
  Profile,
  Publish,
  RealTime,
  RealTimeLoad,
  RealTimeService,
  Saved,
} from './terms.ts'
export type { HeadquartersOptions } from './types.ts'
export type { Synchronization, Upload } from './tables/rows.ts'
export type { Tables, TablesSnapshot } from './tables/types.ts'
export type { Address, Customer } from './wire/entities.ts'

// Reads vehicles, vessels, firearms and works of art as asked: each number by its own rule, check digits told and never corrected.
import { normaliseEngineNumber } from '../terms/engine-number.ts'
import { readFirearmSerial } from '../terms/firearm-serial.ts'
import { readHullNumber } from '../terms/hull-number.ts'
import { imoCheckDigit, readImoNumber } from '../terms/imo-number.ts'
import { readMmsi } from '../terms/mmsi.ts'
import { normalisePlate } from '../terms/plate.ts'
import { readCallSign, readVesselRegistration } from '../terms/vessel-mark.ts'
import { readVin, vinCheckDigit } from '../terms/vin.ts'
import type { CheckItem } from './check.schema.ts'
import {
  fault,
  gathering,
  type Misunderstood,
  noteSpelling,
  type Reading,
  type Understood,
} from './check.understood.ts'

type Asked<K extends keyof CheckItem> = NonNullable<CheckItem[K]>

/** Places of a VIN and an IMO number at which the check digit stands, counted from 1. */
const vinCheckColumn = 9
const imoCheckColumn = 7

/** By VIN or chassis number, by plate with its country, or by engine number. */
export const understandVehicle = (asked: Asked<'vehicle'>, reading: Reading): Understood | Misunderstood => {
  const { at } = reading
  const { fields, faults, read, keep, digit, done } = gathering(reading)
  const vin = read('vin', asked.vin, readVin, (one) => one.vin)
  if (vin?.kind === 'vin' && vin.checkDigit !== 'not-used')
    digit('vin', vinCheckDigit(vin.vin), vin.vin.charAt(vinCheckColumn - 1), vinCheckColumn)
  read('plate', asked.plate, normalisePlate, (one) => one.plate)
  keep('country', asked.country)
  if (asked.plate !== undefined && asked.country === undefined) faults.push(fault(`${at}/country`, 'fault.required'))
  if (asked.plate === undefined && asked.country !== undefined) faults.push(fault(`${at}/plate`, 'fault.required'))
  read('engine', asked.engine, normaliseEngineNumber, (one) => one.engineNumber)
  if (faults.length === 0 && Object.keys(fields).length === 0) faults.push(fault(`${at}/vin`, 'fault.nothing-to-check'))
  return done('vehicle')
}

/** The station of a vessel or of its boat; a radio carried by hand, a beacon or a place on land is none. */
const readStation = (text: string) => {
  const station = readMmsi(text)
  if ('fault' in station) return station
  return station.kind === 'ship' || station.kind === 'craft' ? station : { fault: 'no-such-station' as const, at: 0 }
}

/**
 * By hull, IMO, MMSI, call sign or engine number, or by registration number or name with the flag: those of one port are found
 * in many others. A hull number that only looks like one of the standard is told with its place, and taken when the officer insists.
 */
export const understandVessel = (asked: Asked<'vessel'>, reading: Reading): Understood | Misunderstood => {
  const { at } = reading
  const { fields, faults, notes, read, keep, digit, done } = gathering(reading)
  const hull = read('hull', asked.hull, readHullNumber, (one) => one.hull)
  if (hull?.kind === 'builder' && hull.misfit !== undefined) {
    const values = { at: hull.misfit + 1 }
    if (reading.asRead) notes.push({ key: 'check.note.hull-misfit', values })
    else faults.push(fault(`${at}/hull`, 'fault.hull-structure', values))
  }
  const imo = read('imo', asked.imo, readImoNumber, (one) => one.imo)
  if (imo) digit('imo', imoCheckDigit(imo.imo.slice(0, -1)), imo.imo.slice(-1), imoCheckColumn)
  const mmsi = read('mmsi', asked.mmsi, readStation, (one) => one.mmsi)
  if (mmsi?.flag !== undefined && asked.flag !== undefined && mmsi.flag !== asked.flag)
    notes.push({ key: 'check.note.mmsi-flag', values: { country: mmsi.flag } })
  read('callSign', asked.callSign, readCallSign, (one) => one.callSign)
  read('registration', asked.registration, readVesselRegistration, (one) => one.registration)
  keep('name', asked.name)
  read('engine', asked.engine, normaliseEngineNumber, (one) => one.engineNumber)
  const needsFlag = asked.registration !== undefined || asked.name !== undefined
  if (needsFlag && asked.flag === undefined) faults.push(fault(`${at}/flag`, 'fault.required'))
  if (faults.length === 0 && Object.keys(fields).length === 0)
    faults.push(fault(`${at}/hull`, 'fault.nothing-to-check-vessel'))
  keep('flag', asked.flag)
  return done('vessel')
}

/** By serial number; make, model, calibre and kind tell firearms of one number apart. */
export const understandFirearm = (asked: Asked<'firearm'>, reading: Reading): Understood | Misunderstood => {
  const { notes, read, keep, done } = gathering(reading)
  const serial = read('serial', asked.serial, readFirearmSerial, (one) => one.serial)
  if (serial) notes.push(...noteSpelling(asked.serial, serial.serial))
  for (const field of ['make', 'model', 'calibre', 'kind'] as const) keep(field, asked[field])
  return done('firearm')
}

/** By the inventory number of a collection, by title, maker or what is shown; the kind alone is no question. */
export const understandWorkOfArt = (asked: Asked<'workOfArt'>, reading: Reading): Understood | Misunderstood => {
  const { fields, faults, keep, done } = gathering(reading)
  for (const field of ['title', 'maker', 'subject', 'inventory'] as const) keep(field, asked[field])
  if (Object.keys(fields).length === 0) faults.push(fault(`${reading.at}/title`, 'fault.nothing-to-check-work-of-art'))
  keep('kind', asked.kind)
  return done('work-of-art')
}

// Words that name a person, and words that do not, as owners type them into additional information.
import { expect, test } from 'vitest'
import { findNominalData } from './nominal-data.ts'

test.each([
  ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'machine-readable-zone'],
  ['L898902C36UTO7408122F1204159ZE184226B<<<<<10', 'machine-readable-zone'],
  ['D231458907UTO7408122F1204159UTO1', 'machine-readable-zone'],
  ['ERIKSSON< <ANNA', 'machine-readable-zone'],
  ['Name: Exercise', 'label'],
  ['holder = Exercise Person', 'label'],
  ['Cover torn. DOB: 1980', 'label'],
  ['Nom de famille : Exercice', 'label'],
  ['née le : 1980', 'label'],
  ['Apellidos: Ejercicio', 'label'],
  ['Họ và tên: Diễn Tập', 'label'],
  ['ngày sinh: 1980', 'label'],
  ['الاسم: تمرين', 'label'],
  ['Handed in by Mr Exercise', 'title'],
  ['remis par Mme Exercice', 'title'],
  ['write to exercise@example.org', 'e-mail'],
])('%j carries nominal data: %s', (text, found) => {
  expect(findNominalData(text)).toBe(found)
  expect(findNominalData(text.normalize('NFD'))).toBe(found)
})

test.each([
  'Cover torn, chip does not answer.',
  'Stolen with 40 others from the registry at Exercise Town; file 2026/114.',
  'Volé au consulat, numéro perforé, page 12 manquante',
  'Mất tại sân bay, bìa xanh, trang 3 rách',
  'مفقودة في المطار، الغلاف أزرق',
  'Old number: 12 AB 34567. Series A-100.',
  'Last seen in MSC container ABCU1234567',
  'Username unknown; the file is complete.',
])('%j carries none', (text) => {
  expect(findNominalData(text)).toBeUndefined()
})

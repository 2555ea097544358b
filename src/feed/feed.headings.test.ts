/** Headings as national files bear them, in plain English, French and Spanish: each is proposed for the field it means, in every database. */
import { describe, expect, test } from 'vitest'
import { suggestMapping } from '../intake/mapping-suggestion.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { targetsOfDatabase } from './feed.targets.panel.ts'

type Headed = readonly [pointer: string, english: string, french: string, spanish: string]

const files: Readonly<Record<DatabaseName, readonly Headed[]>> = {
  'travel-document': [
    ['/reference', 'Our ref.', 'Numéro de dossier', 'Número de expediente'],
    ['/status', 'Status', 'Statut', 'Estado'],
    ['/fields/number', 'Passport number', 'N° de passeport', 'Número de pasaporte'],
    ['/fields/numberTo', 'Last number of range', 'Dernier numéro', 'Último número'],
    ['/fields/country', 'State of issue', 'Pays de délivrance', 'País de expedición'],
    ['/fields/type', 'Type of document', 'Type de document', 'Tipo de documento'],
    ['/fields/dateOfIssue', 'Issued on', 'Délivré le', 'Fecha de expedición'],
    ['/fields/dateOfExpiry', 'Valid until', 'Date d’expiration', 'Fecha de caducidad'],
    ['/fields/dateOfLoss', 'Stolen on', 'Volé le', 'Fecha de robo'],
    ['/fields/countryOfLoss', 'Stolen in', 'Pays du vol', 'País del robo'],
    ['/fields/nationalReference', 'Police report number', 'Référence nationale', 'Referencia nacional'],
    ['/fields/additionalInformation', 'Remarks', 'Observations', 'Observaciones'],
  ],
  'administrative-document': [
    ['/fields/number', 'Document no.', 'Numéro du document', 'Número del documento'],
    ['/fields/numberTo', 'Range end', 'Fin de série', 'Número final'],
    ['/fields/country', 'Issuing country', 'Pays émetteur', 'País emisor'],
    ['/fields/type', 'Document type', 'Type de pièce', 'Clase de documento'],
    ['/fields/dateOfLoss', 'Date stolen', 'Date du vol', 'Fecha de hurto'],
    ['/fields/placeOfLoss', 'Place of theft', 'Lieu du vol', 'Lugar del robo'],
    ['/fields/countryOfLoss', 'Country of theft', 'Pays de la perte', 'País de pérdida'],
  ],
  vehicle: [
    ['/fields/plate', 'Number plate', 'Plaque d’immatriculation', 'Matrícula'],
    ['/fields/country', 'Country of registration', 'Pays d’immatriculation', 'País de matriculación'],
    ['/fields/vin', 'Chassis number', 'Numéro de châssis', 'Número de bastidor'],
    ['/fields/engine', 'Engine number', 'Numéro de moteur', 'Número de motor'],
    ['/fields/make', 'Brand', 'Marque', 'Marca'],
    ['/fields/model', 'Model', 'Modèle', 'Modelo'],
    ['/fields/colour', 'Colour', 'Couleur', 'Color'],
    ['/fields/kind', 'Type of vehicle', 'Type de véhicule', 'Tipo de vehículo'],
    ['/fields/yearOfManufacture', 'Model year', 'Année de fabrication', 'Año de fabricación'],
    ['/fields/dateOfTheft', 'Stolen on', 'Volé le', 'Robado el'],
    ['/fields/placeOfTheft', 'Place stolen', 'Lieu du vol', 'Lugar del robo'],
    ['/fields/countryOfTheft', 'Country of theft', 'Pays du vol', 'País del robo'],
  ],
  vessel: [
    ['/fields/name', 'Name of vessel', 'Nom du navire', 'Nombre del buque'],
    ['/fields/kind', 'Boat type', 'Type de bateau', 'Tipo de embarcación'],
    ['/fields/flag', 'Flag state', 'Pavillon', 'Bandera'],
    ['/fields/hull', 'HIN', 'Numéro de coque', 'Número de casco'],
    ['/fields/imo', 'IMO number', 'Numéro OMI', 'Número OMI'],
    ['/fields/mmsi', 'MMSI', 'Numéro MMSI', 'Número MMSI'],
    ['/fields/callSign', 'Call sign', 'Indicatif d’appel', 'Indicativo de llamada'],
    ['/fields/registration', 'Registration number', 'Immatriculation', 'Matrícula'],
    ['/fields/builder', 'Builder', 'Chantier naval', 'Astillero'],
    ['/fields/length', 'Length overall', 'Longueur', 'Eslora'],
    ['/fields/dateOfTheft', 'Date stolen', 'Date de vol', 'Fecha del robo'],
  ],
  firearm: [
    ['/fields/serial', 'Serial no.', 'Numéro de série', 'Número de serie'],
    ['/fields/make', 'Manufacturer', 'Fabricant', 'Fabricante'],
    ['/fields/calibre', 'Caliber', 'Calibre', 'Calibre'],
    ['/fields/kind', 'Type of firearm', 'Type d’arme', 'Tipo de arma'],
    ['/fields/action', 'Action', 'Mécanisme', 'Mecanismo'],
    ['/fields/barrelLength', 'Length of barrel', 'Longueur du canon', 'Longitud del cañón'],
    ['/fields/countryOfManufacture', 'Made in', 'Pays de fabrication', 'País de fabricación'],
    ['/fields/importMarks', 'Import marks', 'Marques d’importation', 'Marcas de importación'],
    ['/fields/dateOfLoss', 'Date stolen', 'Date de perte', 'Fecha de pérdida'],
    ['/fields/placeOfLoss', 'Place stolen', 'Lieu de la perte', 'Lugar de la pérdida'],
  ],
  'work-of-art': [
    ['/fields/title', 'Title of work', 'Titre de l’œuvre', 'Título de la obra'],
    ['/fields/maker', 'Artist', 'Artiste', 'Autor'],
    ['/fields/period', 'Century', 'Époque', 'Siglo'],
    ['/fields/kind', 'Type of object', 'Type d’objet', 'Tipo de objeto'],
    ['/fields/measurements', 'Dimensions', 'Dimensions', 'Dimensiones'],
    ['/fields/inventory', 'Inventory number', 'Numéro d’inventaire', 'Número de inventario'],
    ['/fields/collection', 'Museum', 'Musée', 'Museo'],
    ['/fields/dateOfTheft', 'Date of theft', 'Date du vol', 'Fecha del hurto'],
  ],
  tdawn: [
    ['/fields/family', 'Surname', 'Nom de famille', 'Apellidos'],
    ['/fields/given', 'First names', 'Prénoms', 'Nombres'],
    ['/fields/dateOfBirth', 'Born on', 'Date de naissance', 'Fecha de nacimiento'],
    ['/fields/nationality', 'Citizenship', 'Nationalité', 'Nacionalidad'],
    ['/fields/number', 'Passport no', 'Numéro de passeport', 'Número del pasaporte'],
    ['/fields/notice', 'Notice number', 'Numéro de notice', 'Número de notificación'],
    ['/fields/sex', 'Gender', 'Sexe', 'Sexo'],
  ],
  nominal: [
    ['/fields/names/0/family', 'Last name', 'Nom', 'Apellido'],
    ['/fields/names/0/given', 'Forenames', 'Prénom', 'Nombre'],
    ['/fields/names/0/original', 'Name in original script', 'Écriture originale', 'Escritura original'],
    ['/fields/datesOfBirth/0', 'DOB', 'Né(e) le', 'Nacido el'],
    ['/fields/placeOfBirth', 'Born in', 'Lieu de naissance', 'Lugar de nacimiento'],
    ['/fields/countryOfBirth', 'Country of birth', 'Pays de naissance', 'País de nacimiento'],
    ['/fields/mother', 'Mother’s name', 'Nom de la mère', 'Nombre de la madre'],
    ['/fields/father', 'Father’s name', 'Nom du père', 'Nombre del padre'],
    ['/fields/height', 'Height', 'Taille', 'Estatura'],
    ['/fields/eyes', 'Eye colour', 'Couleur des yeux', 'Color de ojos'],
    ['/fields/hair', 'Hair color', 'Cheveux', 'Cabello'],
    ['/fields/charge', 'Offence', 'Chef d’accusation', 'Cargos'],
    ['/fields/warrant', 'Arrest warrant', 'Mandat d’arrêt', 'Orden de detención'],
    ['/fields/dateOfEvent', 'Missing since', 'Date de disparition', 'Fecha de desaparición'],
    ['/fields/occupation', 'Job', 'Profession', 'Profesión'],
  ],
  'outside-list': [
    ['/fields/source', 'List name', 'Nom de la liste', 'Nombre de la lista'],
    ['/fields/entry', 'Entry number', 'Numéro d’entrée', 'Número de entrada'],
    ['/fields/names/0/whole', 'Full name', 'Nom complet', 'Nombre completo'],
    ['/fields/datesOfBirth/0', 'Date of birth', 'Date de naissance', 'Fecha de nacimiento'],
    ['/fields/programmes/0', 'Sanctions program', 'Programme de sanctions', 'Programa de sanciones'],
    ['/fields/addresses/0', 'Address', 'Adresse', 'Dirección'],
  ],
}

const proposed = (database: DatabaseName, headings: readonly string[]) =>
  suggestMapping(headings, targetsOfDatabase(database)).columns.map(({ from, to }) => [from, to])

describe.each(Object.entries(files) as [DatabaseName, readonly Headed[]][])('headings of %s', (database, headed) => {
  test.each([
    ['English', 1],
    ['French', 2],
    ['Spanish', 3],
  ] as const)('in %s are read one by one and together', (_language, at) => {
    const wanted = headed.map((one) => [one[at], one[0]])
    expect(headed.flatMap((one) => proposed(database, [one[at]]))).toEqual(wanted)
    expect(
      proposed(
        database,
        headed.map((one) => one[at]),
      ),
    ).toEqual(wanted)
  })
})

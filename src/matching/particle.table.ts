/** Words of a name that tell little: titles that are dropped, and particles that may be written or left out. */

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Titles and forms of address as comparison forms, dropped wherever they stand unless a part would be empty without them. */
export const honorifics = words(`
  mr mrs ms miss mx dr prof professor sir dame madam madame mme mlle monsieur herr frau fraulein senor senora senorita
  signor signora signorina dott dottore ing engr jr sr esq phd mba hon rev reverend fr capt captain col colonel gen general lt
  lieutenant sgt sergeant maj cmdr commander adm admiral brig brigadier president prasident presidente presidenta
  predsjednik presedintele presiden prezident prezydent elnok minister ambassador excellency mullah maulana maulavi mawlawi mawlana molla ayatollah
  hojatoleslam ustad ustaz ostad doktor hanim efendi gospodin gospodja gospozha tovarishch doktor
`)

/** Titles in scripts that are not read letter by letter, lower case as written. */
export const honorificsWritten = words(`
  الدكتور دكتور الأستاذ المهندس الرئيس دکتر آقای خانم مهندس حاجی ד״ר דר מר גברת הרב 先生 女士 博士 小姐 さん 씨 박사
  श्री श्रीमती นาย นาง นางสาว
`)

/** Titles that are names too: dropped only at the head of three words or more. */
export const doubtfulHonorifics = words(`
  sayed syed sayyed sayyid seyed imam mir major don dona lord lady khwaja agha bey sheikh shaikh sheik shaykh cheikh chaikh
  sheykh shykh hajji haji hajj haj hadji alhaj alhaji elhaj hajja hajy
`)

/** Particles, as comparison forms. They weigh little where another word follows them. */
export const particles = words(`
  de del der dem des dela delas della delle degli dei von vom zum zur und et y al el ibn bin bn ben bint bent ould oulid wuld wald
`)

/** Particles that are names elsewhere (Lê, Văn and Thị, Du, Das): they weigh little only within a name, not at its ends. */
export const doubtfulParticles = words(
  'van le la les lo li du da di do dos das san santa thi af av zu den ter ten e ul il',
)

/** One form for what is one word: article, son, daughter. */
export const particleForms: ReadonlyMap<string, string> = new Map([
  ['ibn', 'bin'],
  ['ben', 'bin'],
  ['bn', 'bin'],
  ['bent', 'bint'],
  ['oulid', 'ould'],
  ['wuld', 'ould'],
  ['wald', 'ould'],
  ['el', 'al'],
])

/** The same in Arabic and Hebrew letters. */
export const particlesWritten: ReadonlyMap<string, string> = new Map([
  ['بن', 'bin'],
  ['ابن', 'bin'],
  ['إبن', 'bin'],
  ['بنت', 'bint'],
  ['ولد', 'ould'],
  ['آل', 'al'],
  ['ال', 'al'],
  ['בן', 'bin'],
  ['אבן', 'bin'],
  ['בת', 'bint'],
  ['אל', 'al'],
])

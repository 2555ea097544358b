/**
 * Letters of Cyrillic, Greek, Armenian and Georgian in Latin, in the customary English manner (near to BGN/PCGN and to
 * passports); `spelling` and `skeleton` keys settle what other manners write otherwise.
 */
import { readPairs } from './pairs.ts'

/** Russian, Ukrainian, Belarusian, Serbian, Macedonian, Bulgarian, and letters of Turkic and Iranian languages. */
export const cyrillic = readPairs(`
  а=a б=b в=v г=g ґ=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh
  ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=yi є=ye ў=u ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=gj ќ=kj
  ѕ=dz ә=a ө=o ү=u ұ=u ң=ng қ=q ғ=gh һ=h ҳ=h ҷ=j ӣ=i ӯ=u җ=j ӏ= ѣ=e ѐ=e ѝ=i
`)

export const greek = readPairs(`
  α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o
`)

/** Greek letters that are read together; tried before single letters. */
export const greekPairs = readPairs(`
  ου=ou αυ=av ευ=ev μπ=b ντ=d γκ=g γγ=ng γχ=nch τσ=ts τζ=tz αι=ai ει=ei οι=oi
`)

/** Those of them that are vowels: kept by those who write letter by letter. */
export const greekVowels = readPairs(`
  ου=ou αυ=au ευ=eu αι=ai ει=ei οι=oi
`)

export const armenian = readPairs(`
  ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o
  չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f
`)

export const armenianPairs = readPairs(`
  ու=u եւ=ev
`)

export const georgian = readPairs(`
  ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh
  ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h
`)

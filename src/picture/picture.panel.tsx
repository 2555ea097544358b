// Pictures on the page of their record: thumbnails, veiled ones shown only when asked for, each look asked of the hub.
import { Button } from '@mantine/core'
import { IconDownload, IconEye, IconPhotoPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { askBytes, saveBytes, type Taken, useAddress, useBytes } from '../console/bytes.ts'
import { useAct, useAnswer } from '../console/client.ts'
import { Problem } from '../console/problem.ts'
import { useMay } from '../console/session.ts'
import { Box, ReasonSheet } from '../console/sheet.tsx'
import { Failed } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { tell } from '../console/undo.tsx'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import type { RecordView } from '../record/record.schema.ts'
import { PictureForm } from './picture.add.panel.tsx'
import './picture.css'
import { listPictures, showPicture, withdrawPicture } from './picture.operations.ts'
import { mostPictures, type PictureView } from './picture.schema.ts'

type Of = { readonly record: RecordView; readonly picture: PictureView }
type Variant = 'original' | 'display' | 'thumbnail'

const getPicture = ({ record, picture }: Of, variant: Variant, signal?: AbortSignal): Promise<Taken> =>
  askBytes(
    showPicture,
    { params: { database: record.database, id: record.id, picture: picture.id }, query: { variant } },
    signal ? { signal } : {},
  )

const useImage = (of: Of, variant: Variant, when: boolean) => {
  const { taken, problem } = useBytes((signal) => getPicture(of, variant, signal), {
    when,
    key: `${of.picture.id} ${variant}`,
  })
  return { address: useAddress(taken?.blob), problem }
}

/** What is known of a picture, in a line: what it shows, when, where it comes from. */
const Known = ({ of: { kind, takenOn, source } }: { of: PictureView }) => {
  const [language] = useLanguage()
  return (
    <>
      <Words id={`picture.kind.${kind}`} />
      {takenOn === null ? null : <> · {sayPartialDate(takenOn, language)}</>} · <bdi>{source}</bdi>
    </>
  )
}

const Flaws = ({ of }: { of: PictureView }) =>
  of.flaws.length === 0 ? null : (
    <ul className="picture-flaws">
      {of.flaws.map(({ key, says }) => (
        <li key={key}>{says}</li>
      ))}
    </ul>
  )

const SaveOriginal = ({ of }: { of: Of }) => {
  const words = useWords()
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    try {
      saveBytes(await getPicture(of, 'original'))
    } catch (error) {
      tell(error instanceof Problem ? error.detail || error.title : words('picture.not-fetched'), 'flash')
    } finally {
      setSaving(false)
    }
  }
  return (
    <Button
      variant="subtle"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={saving}
      onClick={() => void save()}
    >
      <Words id="picture.save-original" />
    </Button>
  )
}

const Large = ({ of, onWithdraw, onClose }: { of: Of; onWithdraw: () => void; onClose: () => void }) => {
  const { picture } = of
  const { address, problem } = useImage(of, 'display', true)
  return (
    <Box open title={<Words id={`picture.kind.${picture.kind}`} />} onClose={onClose} size="auto">
      {problem ? <Failed problem={problem} /> : null}
      {address === null ? null : (
        <img
          className="picture-large"
          src={address}
          alt={picture.caption}
          width={picture.image?.width ?? undefined}
          height={picture.image?.height ?? undefined}
        />
      )}
      <p>
        <bdi>{picture.caption}</bdi>
      </p>
      <p className="quiet">
        <Known of={picture} /> · <Instant at={picture.createdAt} how="short" />
      </p>
      <Flaws of={picture} />
      <div className="picture-acts">
        {picture.allowed.includes('original') ? <SaveOriginal of={of} /> : null}
        {picture.allowed.includes('withdraw') ? (
          <Button variant="subtle" color="flash" onClick={onWithdraw}>
            <Words id="picture.withdraw" />
          </Button>
        ) : null}
      </div>
    </Box>
  )
}

/** A thumbnail, or the veil over it: a veiled picture is not even fetched before somebody asks. */
const Thumbnail = ({ of, onOpen }: { of: Of; onOpen: () => void }) => {
  const { picture } = of
  const words = useWords()
  const [lifted, lift] = useState(false)
  const shown = !picture.veiled || lifted
  const { address, problem } = useImage(of, 'thumbnail', shown)
  if (!shown)
    return (
      <button type="button" className="picture-veil" onClick={() => lift(true)}>
        <IconEye size={20} aria-hidden />
        <span>
          <Words id="picture.veiled" />
        </span>
        <span className="spoken">{picture.caption}</span>
      </button>
    )
  return (
    <button
      type="button"
      className="picture-open"
      aria-label={words('picture.open', { caption: picture.caption })}
      onClick={onOpen}
    >
      {address === null ? (
        <span className="quiet small">
          <Words id={problem ? 'picture.not-fetched' : 'picture.fetching'} />
        </span>
      ) : (
        <img src={address} alt="" />
      )}
    </button>
  )
}

const Withdrawal = ({ of, onClose }: { of: Of; onClose: () => void }) => {
  const words = useWords()
  const { record, picture } = of
  const withdraw = useAct(withdrawPicture, {
    onDone: () => {
      onClose()
      tell(words('picture.withdrawn-done'), 'good')
    },
  })
  return (
    <ReasonSheet
      open
      title={<Words id="picture.withdraw" />}
      consequence={<Words id="picture.withdraw-consequence" />}
      tone="flash"
      reasons={[] as readonly string[]}
      list="picture"
      act={<Words id="picture.withdraw-act" />}
      textRequired
      busy={withdraw.isPending}
      problem={withdraw.error}
      onAct={({ text }) =>
        withdraw.mutate({
          params: { database: record.database, id: record.id, picture: picture.id },
          body: { reason: text },
        })
      }
      onClose={onClose}
    />
  )
}

const One = ({ of }: { of: Of }) => {
  const { picture } = of
  const [doing, setDoing] = useState<'nothing' | 'looking' | 'withdrawing'>('nothing')
  const rest = () => setDoing('nothing')
  if (picture.image === null)
    return (
      <li className="picture-one">
        <p className="picture-gone">
          <Words id="picture.withdrawn-line" values={{ reason: <bdi>{picture.reason ?? ''}</bdi> }} />
        </p>
        <p className="quiet small">
          <Known of={picture} />
        </p>
      </li>
    )
  return (
    <li className="picture-one">
      <Thumbnail of={of} onOpen={() => setDoing('looking')} />
      <p className="quiet small">
        <Known of={picture} />
      </p>
      <Flaws of={picture} />
      {doing === 'looking' ? <Large of={of} onClose={rest} onWithdraw={() => setDoing('withdrawing')} /> : null}
      {doing === 'withdrawing' ? <Withdrawal of={of} onClose={rest} /> : null}
    </li>
  )
}

/** Draws nothing where there are no pictures and none may be added. */
export const RecordPictures = ({ record }: { record: RecordView }): ReactNode => {
  const may = useMay(listPictures)
  const [adding, setAdding] = useState(false)
  const list = useAnswer(listPictures, { params: { database: record.database, id: record.id } }, { when: may })
  const pictures = list.data?.pictures ?? []
  const mayAdd = list.data?.mayAdd ?? false
  if (list.error) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (pictures.length === 0 && !mayAdd) return null
  const present = pictures.filter(({ state }) => state === 'present').length
  return (
    <section className="picture-all">
      <h2>
        <Words id="picture.pictures" values={{ count: present }} />
      </h2>
      {pictures.length === 0 ? null : (
        <ul className="picture-list">
          {pictures.map((picture) => (
            <One key={picture.id} of={{ record, picture }} />
          ))}
        </ul>
      )}
      {mayAdd && present < mostPictures ? (
        <Button leftSection={<IconPhotoPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          <Words id="picture.add" />
        </Button>
      ) : null}
      {adding ? <PictureForm record={record} onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

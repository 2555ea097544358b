-- Knowledge of the network: articles in several languages, questions and answers. No personal data stand in it.

create table knowledge_article (
  id uuid primary key,
  -- What it is known by in addresses; made of its first title, never of a person.
  slug text collate "C" not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null check (kind in ('method', 'reference', 'lesson', 'how-to')),
  owner text collate "C" not null,
  crime_areas text[] not null default '{}',
  -- Screens of the console whose help it is, and databases it speaks of.
  screens text[] not null default '{}',
  databases text[] not null default '{}',
  -- The request a lesson was learned in; its reader sees the link only under the rule of requests.
  lesson_of uuid,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  review_on date not null,
  -- Languages it stands in now.
  languages text[] not null default '{}',
  withdrawal text not null default '',
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  published_at timestamptz(3),
  check ((state = 'withdrawn') = (withdrawal <> '')),
  check (state <> 'published' or cardinality(languages) > 0)
);
create index knowledge_article_list on knowledge_article (created_at, id);
create index knowledge_article_screens on knowledge_article using gin (screens) where state = 'published';

-- Each text as it was saved; the last of a language is the one that is read.
create table knowledge_text (
  article uuid not null references knowledge_article,
  language text not null check (language in ('en', 'fr', 'es', 'ar', 'vi')),
  number integer not null,
  title text not null,
  summary text not null,
  body text not null,
  bureau text collate "C" not null,
  at timestamptz(3) not null,
  -- The author's word that what looks like a name is none.
  insisted text not null default '',
  primary key (article, language, number)
);

-- Words of the texts that are read, folded, for search.
create table knowledge_words (
  article uuid not null references knowledge_article,
  language text not null,
  words tsvector not null,
  primary key (article, language)
);
create index knowledge_words_search on knowledge_words using gin (words);

-- Languages somebody asked for.
create table knowledge_wanted (
  article uuid not null references knowledge_article,
  language text not null,
  bureau text collate "C" not null,
  at timestamptz(3) not null,
  primary key (article, language, bureau)
);

create table knowledge_question (
  id uuid primary key,
  bureau text collate "C" not null,
  language text not null,
  title text not null,
  body text not null,
  crime_area text not null default '',
  state text not null check (state in ('open', 'answered', 'closed')),
  answers integer not null default 0,
  accepted uuid,
  insisted text not null default '',
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((state = 'answered') <= (accepted is not null))
);
create index knowledge_question_list on knowledge_question (created_at, id);

create table knowledge_answer (
  id uuid primary key,
  question uuid not null references knowledge_question,
  bureau text collate "C" not null,
  language text not null,
  body text not null,
  insisted text not null default '',
  at timestamptz(3) not null
);
create index knowledge_answer_of on knowledge_answer (question, at, id);

-- People as rows, and what docs/criteria.md says of values, days and texts. The variables `now` and
-- `zone` are the moment of a question and the project's time zone.

CREATE TYPE value AS STRUCT(text VARCHAR, number DECIMAL(38, 10), flag BOOLEAN, texts VARCHAR[]);

CREATE TABLE contact (id VARCHAR, properties MAP(VARCHAR, value));
CREATE TABLE member (contact VARCHAR, list VARCHAR);
CREATE TABLE consent (contact VARCHAR, channel VARCHAR, type VARCHAR, state VARCHAR);
CREATE TABLE address (contact VARCHAR, channel VARCHAR, suppressed BOOLEAN);
CREATE TABLE event (contact VARCHAR, name VARCHAR, happened TIMESTAMPTZ, properties MAP(VARCHAR, value));
CREATE TABLE related (contact VARCHAR, key VARCHAR, properties MAP(VARCHAR, value));

CREATE MACRO text_value(it) AS {'text': it, 'number': NULL, 'flag': NULL, 'texts': NULL}::value;
CREATE MACRO number_value(it) AS {'text': NULL, 'number': it, 'flag': NULL, 'texts': NULL}::value;
CREATE MACRO flag_value(it) AS {'text': NULL, 'number': NULL, 'flag': it, 'texts': NULL}::value;
CREATE MACRO texts_value(it) AS {'text': NULL, 'number': NULL, 'flag': NULL, 'texts': it}::value;

-- An empty text and an empty list are absent.
CREATE MACRO is_present(it) AS
  it IS NOT NULL AND it.text IS DISTINCT FROM '' AND len(it.texts) IS DISTINCT FROM 0;

-- Unicode's full case folding of composed text (CaseFolding.txt). DuckDB folds letter by letter, so
-- what becomes two letters is replaced before, and the two small forms of sigma after.
CREATE MACRO folded(it) AS
  replace(lower(upper(lower(
    replace(replace(replace(nfc_normalize(it), 'ß', 'ss'), 'ẞ', 'ss'), 'İ', 'i̇')))), 'ς', 'σ');

-- A date and an instant, as they are written in ISO 8601; NULL for every other text.
CREATE MACRO date_of(it) AS
  CASE WHEN regexp_full_match(it, '\d{4}-\d{2}-\d{2}') THEN try_cast(it AS DATE) END;
CREATE MACRO instant_of(it) AS
  CASE WHEN regexp_full_match(it, '[+]?\d{4,9}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})')
    THEN try_cast(regexp_replace(regexp_replace(upper(it), '(T\d{2}:\d{2})([Z+-])', '\1:00\2'), '^[+]', '') AS TIMESTAMPTZ) END;

CREATE MACRO local_date(instant) AS CAST(timezone(getvariable('zone'), instant) AS DATE);
CREATE MACRO today() AS local_date(getvariable('now'));

-- A day begins at the first minute at which the calendar of the zone shows it, or a later one where
-- the zone left it out.
CREATE MACRO start_of(day) AS (
  SELECT min(minute) FROM (
    SELECT unnest(generate_series(
      timezone('UTC', day::TIMESTAMP) - INTERVAL 36 HOUR,
      timezone('UTC', day::TIMESTAMP) + INTERVAL 36 HOUR,
      INTERVAL 1 MINUTE)) AS minute)
  WHERE local_date(minute) >= day);

-- The anniversary of a day in a year; of 29 February the 28th in years without one.
CREATE MACRO anniversary(day, in_year) AS
  make_date(in_year, month(day), least(day(day), day(last_day(make_date(in_year, month(day), 1)))));
CREATE MACRO has_anniversary(day, days) AS
  anniversary(day, year(today())) BETWEEN today() AND today() + days
  OR anniversary(day, year(today()) + 1) BETWEEN today() AND today() + days;

CREATE MACRO is_reachable(contact_id, by_channel) AS
  EXISTS (FROM address WHERE contact = contact_id AND channel = by_channel AND NOT suppressed)
  AND EXISTS (FROM consent WHERE contact = contact_id AND channel = by_channel
    AND type = 'MARKETING' AND state = 'SUBSCRIBED');

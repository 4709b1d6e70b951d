package io.relance.application.phone;

import io.relance.domain.text.InvisibleCharacters;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the number in what a person wrote into a phone field. */
final class WrittenPhone {
  private static final int LONGEST = 100;

  /** What is invisible: format characters, accents on nothing, keycaps. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Me}\\p{Cc}&&[^\\t\\n\\r]]");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private static final Pattern PARAMETER = Pattern.compile(";.*$");
  private static final Pattern CONTEXT = Pattern.compile("([^;]*);.*?phone-context=(\\+\\d+).*");

  private static final Pattern EXTENSION =
      Pattern.compile(
          "[\\s,;(]*(?:extension|extn?|poste|anexo|interno|int|durchwahl|dw|toestel|klappe|ramal"
              + "|доб|x|#)[\\s.:=#]*\\d{1,6}\\)?$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A remark without a digit, in brackets. */
  private static final Pattern REMARK = Pattern.compile("[(\\[{][^\\p{Nd}()\\[\\]{}+]+[)\\]}]");

  private static final Pattern NUMBER =
      Pattern.compile(
          "(\\D*?)([+\\uFF0B]?[(\\[]?\\p{Nd}[\\p{Nd}\\s().\\-\\u2010-\\u2015\\u2212/*\\u00B7\\u2022_\\[\\]]{2,40})(\\D*)");

  private static final Pattern WORD = Pattern.compile("[\\p{L}]+");

  /** A plus sign with a space after it. */
  private static final Pattern LOOSE_PLUS = Pattern.compile("[+\\uFF0B]\\s+(?=\\p{Nd})");

  /** A stroke without spaces, which also stands within a number. */
  private static final Pattern STROKE = Pattern.compile("(?<=\\p{Nd}{9})/(?=\\+?\\p{Nd}{9})");

  /** Two numbers in one field. */
  private static final Pattern BETWEEN =
      Pattern.compile(" / | - (?=[+0])|[,;|\\n]| (?:ou|or|oder|o|of|e|et|and|und|y|en) ");

  private static final Set<String> LABELS =
      Set.of(
          "tel",
          "callto",
          "tél",
          "telephone",
          "téléphone",
          "telefon",
          "telefono",
          "telefone",
          "teléfono",
          "telefoon",
          "tlf",
          "tfno",
          "tf",
          "phone",
          "phones",
          "ph",
          "fon",
          "mobile",
          "mobil",
          "mob",
          "móvil",
          "movil",
          "móv",
          "móvel",
          "movel",
          "mobiel",
          "cel",
          "cell",
          "celular",
          "cellular",
          "cellulare",
          "cellphone",
          "handy",
          "handynummer",
          "natel",
          "gsm",
          "portable",
          "port",
          "smartphone",
          "number",
          "no",
          "nr",
          "nº",
          "n",
          "num",
          "numéro",
          "numero",
          "número",
          "nummer",
          "numer",
          "rufnummer",
          "whatsapp",
          "wa",
          "sms",
          "my",
          "mon",
          "ma",
          "mein",
          "mi",
          "mio",
          "meu",
          "mijn",
          "home",
          "work",
          "office",
          "private",
          "bureau",
          "domicile",
          "maison",
          "travail",
          "fixe",
          "perso",
          "personnel",
          "pro",
          "professionnel",
          "privé",
          "privat",
          "geschäftlich",
          "dienstlich",
          "festnetz",
          "casa",
          "trabajo",
          "oficina",
          "lavoro",
          "ufficio",
          "fisso",
          "trabalho",
          "thuis",
          "werk",
          "vast",
          "contact",
          "contacto",
          "kontakt",
          "main",
          "direct",
          "t",
          "m",
          "p",
          "h",
          "w",
          "c");

  private WrittenPhone() {}

  /** The numbers that the text can mean, the likelier first, each with nothing around it. */
  static Stream<String> candidates(String raw) {
    var text = visible(raw);
    var parts = Stream.concat(BETWEEN.splitAsStream(text), STROKE.splitAsStream(text));
    return text.length() > LONGEST
        ? Stream.empty()
        : Stream.concat(Stream.of(text), parts.filter(it -> !it.equals(text)))
            .flatMap(WrittenPhone::number);
  }

  private static String visible(String raw) {
    var plain = INVISIBLE.matcher(InvisibleCharacters.removed(raw)).replaceAll("");
    var lines = LOOSE_PLUS.matcher(plain.strip().replaceAll("[\\r\\n]+", " / ")).replaceAll("+");
    return SPACES
        .matcher(Normalizer.normalize(lines, Normalizer.Form.NFKC))
        .replaceAll(" ")
        .strip();
  }

  private static Stream<String> number(String text) {
    var context = CONTEXT.matcher(text);
    var local =
        context.matches() && context.group(1).indexOf('+') < 0
            ? WORD.matcher(context.group(2) + context.group(1)).replaceAll("").replace(":", "")
            : text;
    var number = EXTENSION.matcher(PARAMETER.matcher(local).replaceAll("")).replaceAll("");
    var bare = REMARK.matcher(number).replaceAll(" ").strip();
    var found = NUMBER.matcher(bare);
    return found.matches() && isLabel(found.group(1)) && isLabel(found.group(3))
        ? Stream.of(found.group(2).strip())
        : Stream.empty();
  }

  private static boolean isLabel(String around) {
    return WORD.matcher(around)
        .results()
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .allMatch(LABELS::contains);
  }
}

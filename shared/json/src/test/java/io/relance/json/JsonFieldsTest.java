package io.relance.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Faults faults = new Faults();

  @Test
  void readsEachFieldAsItsType() {
    var fields =
        object("{'s': 'a', 'n': 1.25, 'i': 7, 'b': true, 'l': ['x', 'y'], 'o': {'p': 'q'}}");

    assertThat(fields.get("s", JsonValue::string)).contains("a");
    assertThat(fields.get("n", JsonValue::number)).contains(new BigDecimal("1.25"));
    assertThat(fields.get("i", value -> value.integer(1, 7))).contains(7L);
    assertThat(fields.get("b", JsonValue::flag)).contains(true);
    assertThat(fields.get("l").orElseThrow().list(2, JsonValue::string)).containsExactly("x", "y");
    assertThat(fields.get("o", JsonValue::object).orElseThrow().get("p", JsonValue::string))
        .contains("q");
    fields.close();
    assertThat(faults.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1     | must be a string, not a number",
        "null  | must be a string, not null",
        "true  | must be a string, not true",
        "['a'] | must be a string, not a list",
        "{}    | must be a string, not an object",
      })
  void saysWhatMustBeAndWhatIsThere(String value, String message) {
    assertThat(object("{'name': " + value + "}").get("name", JsonValue::string)).isEmpty();

    assertThat(faults.all()).containsExactly(new Fault("name", message));
  }

  @Test
  void collectsAllFaultsByTheirPaths() {
    var fields = object("{'audience': {'contactIds': ['a', 1, 'b', false]}, 'note': 5}");
    var audience = fields.required("audience", JsonValue::object).orElseThrow();

    assertThat(audience.get("contactIds").orElseThrow().list(10, JsonValue::string))
        .containsExactly("a", "b");
    fields.get("note", JsonValue::string);
    fields.required("at", JsonValue::string);

    assertThat(messages())
        .isEqualTo(
            """
            audience.contactIds[1]: must be a string, not a number
            audience.contactIds[3]: must be a string, not false
            note: must be a string, not a number
            at: is required\
            """);
  }

  @Test
  void suggestsTheNearestFieldForAnUnknownOne() {
    var fields = object("{'first_name': 'Ana', 'zzz': 1}");
    fields.get("firstName", JsonValue::string);
    fields.close();

    assertThat(messages())
        .isEqualTo(
            """
            first_name: unknown field "first_name" (did you mean "firstName"?)
            zzz: unknown field "zzz\"\
            """);
  }

  @Test
  void suggestsTheNearestNameOfAClosedSet() {
    var choices = new TreeMap<>(Map.of("finish", 1, "cancel", 2));

    assertThat(read("'cancle'", value -> value.choice(choices))).isEqualTo("absent");
    assertThat(messages())
        .isEqualTo(": must be \"cancel\" or \"finish\", not \"cancle\" (did you mean \"cancel\"?)");
  }

  @Test
  void boundsStringsListsAndWholeNumbers() {
    read("'abcd'", value -> value.string(3));
    assertThat(value("[1, 2, 3]").list(2, JsonValue::number)).isEmpty();
    read("8", value -> value.integer(1, 7));
    read("1.0", value -> value.integer(1, 7));
    read("99999999999999999999", value -> value.integer(1, 7));

    assertThat(messages())
        .isEqualTo(
            """
            : must be at most 3 characters, not 4
            : must have at most 2 elements, not 3
            : must be a whole number from 1 to 7
            : must be a whole number from 1 to 7
            : must be a whole number from 1 to 7\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1E999999999",
        "1E-999999999",
        "12345678901234E67890",
        "123456789012345678901234567890123456789",
        "1E126"
      })
  void refusesANumberThatNoTypeHolds(String number) {
    assertThat(read(number, JsonValue::number)).isEqualTo("absent");
    assertThat(messages())
        .startsWith(": must be a number of at most 38 digits, smaller than 1E+126, not \"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1.5",
        "1E125",
        "12345678901234567890123456789012345678",
        "-99999999999999999999999999999999999999"
      })
  void readsANumberToItsLastDigit(String number) {
    assertThat(value(number).number()).contains(new BigDecimal(number));
    assertThat(faults.isEmpty()).isTrue();
  }

  @Test
  void quotesTheTextThatIsInNoFormatButNotAllOfALongOne() {
    read("'tomorrow'", value -> value.parsed(Instant::parse, "an instant"));
    read("'" + "x".repeat(100) + "'", value -> value.parsed(Duration::parse, "a period"));

    assertThat(messages())
        .isEqualTo(
            ": must be an instant, not \"tomorrow\"\n: must be a period, not \"%s…\""
                .formatted("x".repeat(60)));
  }

  @Test
  void collectsNoMoreThanAHundredFaults() {
    var list = "[" + "1,".repeat(500) + "1]";
    value(list).list(1000, JsonValue::string);

    assertThat(faults.all()).hasSize(100);
  }

  private String messages() {
    return faults.all().stream()
        .map(fault -> fault.path() + ": " + fault.message())
        .collect(Collectors.joining("\n"));
  }

  private <T> String read(String json, Function<JsonValue, java.util.Optional<T>> reading) {
    return reading.apply(value(json)).map(Object::toString).orElse("absent");
  }

  private JsonFields object(String json) {
    return value(json).object().orElseThrow();
  }

  private JsonValue value(String json) {
    try {
      return JsonValue.of(MAPPER.readTree(json.replace('\'', '"')), faults);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

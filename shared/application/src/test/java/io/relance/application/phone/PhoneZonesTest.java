package io.relance.application.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D7.6: the zone of a phone, by its country and prefix")
class PhoneZonesTest {
  @ParameterizedTest
  @CsvSource({
    "+33612345678, Europe/Paris",
    "+12125550100, America/New_York",
    "+13105550100, America/Los_Angeles",
    "+16045550100, America/Vancouver",
    "+19025550100, America/Halifax",
    "+16135550100, America/Toronto",
    "+12085550100, America/Boise America/Denver America/Los_Angeles",
    "+18085550100, Pacific/Honolulu",
    "+4915112345678, Europe/Berlin",
    "+262692123456, Indian/Reunion",
    "+596696123456, America/Martinique",
    "+34612345678, Europe/Madrid",
  })
  void areThoseOfThePrefix(String phone, String zones) {
    assertThat(PhoneZones.of(phone))
        .containsAll(Arrays.stream(zones.split(" ")).map(ZoneId::of).toList());
  }

  @Test
  void areThoseOfMostPeopleWhereTheAreaCodeIsNew() {
    assertThat(PhoneZones.of("+12995550100"))
        .contains(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles"))
        .doesNotContain(ZoneId.of("Pacific/Guam"));
  }

  @Test
  void areUnknownForWhatIsNoNumber() {
    assertThat(PhoneZones.of("")).isEmpty();
    assertThat(PhoneZones.of("+")).isEmpty();
    assertThat(PhoneZones.of("+999123")).isEmpty();
    assertThat(PhoneZones.of("33612345678")).isEmpty();
  }
}

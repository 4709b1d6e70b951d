package io.relance.config;

import io.relance.domain.text.Quoted;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The setting of the SFTP servers on the private network that files may be put on. */
final class SftpHostsSetting {
  static final String NAME = "RELANCE_SFTP_PRIVATE_HOSTS";

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");

  private SftpHostsSetting() {}

  /** Hosts divided by commas; none by default. */
  static Set<String> read(SettingValues values) {
    return values.text(NAME).stream()
        .flatMap(text -> Stream.of(text.split(",", -1)))
        .map(String::strip)
        .map(SftpHostsSetting::host)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String host(String host) {
    if (!HOST.matcher(host).matches()) {
      throw new InvalidSetting(
          NAME,
          "must be hosts divided by commas, such as 192.168.1.20,files.internal, not "
              + Quoted.of(host));
    }
    return host;
  }
}

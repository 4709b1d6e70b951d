package io.relance.domain.sftp;

import io.relance.domain.text.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The path of a file in the folder of an SFTP server, divided by slashes. */
public record RemotePath(String value) {
  private static final int LONGEST = 1_000;
  private static final int LONGEST_NAME = 200;

  public RemotePath {
    if (fault(value).isPresent()) {
      throw new IllegalArgumentException("The path " + fault(value).orElseThrow());
    }
  }

  /** What a path must be that is none. */
  public static Optional<String> fault(String path) {
    return isValid(path)
        ? Optional.empty()
        : Optional.of(
            "must be a path in the folder of the server, such as exports/contacts.csv,"
                + " without .. and not beginning or ending with a slash, not "
                + Quoted.of(path));
  }

  private static boolean isValid(String path) {
    return path.length() <= LONGEST
        && path.chars().noneMatch(it -> Character.isISOControl(it) || it == '\\')
        && Stream.of(path.split("/", -1)).allMatch(RemotePath::isName);
  }

  private static boolean isName(String name) {
    return !name.isBlank()
        && name.equals(name.strip())
        && name.length() <= LONGEST_NAME
        && !name.equals(".")
        && !name.equals("..");
  }

  /** The folders in which it is, the outer ones first. */
  public List<String> folders() {
    return Stream.iterate(
            value.indexOf('/'), slash -> slash >= 0, slash -> value.indexOf('/', slash + 1))
        .map(slash -> value.substring(0, slash))
        .toList();
  }

  /** The path with a number before its extension, for a file of which the path is taken. */
  public RemotePath numbered(int number) {
    if (number == 1) {
      return this;
    }
    var name = value.lastIndexOf('/') + 1;
    var dot = value.lastIndexOf('.');
    var end = dot > name ? dot : value.length();
    return new RemotePath(value.substring(0, end) + "-" + number + value.substring(end));
  }

  /** A path beside it. */
  public RemotePath beside(String name) {
    return new RemotePath(value.substring(0, value.lastIndexOf('/') + 1) + name);
  }

  @Override
  public String toString() {
    return value;
  }
}

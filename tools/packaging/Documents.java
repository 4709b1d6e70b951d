import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Writes the documents of a release: its bill of materials, which is that of the server with the Java
 * runtime, and the licences and notices that the libraries contain.
 *
 * <p>Its arguments are the server's bill of materials, the folder with {@code jars} and {@code runtime},
 * and the folder of the release.
 */
final class Documents {
  private static final Pattern LICENCE =
      Pattern.compile("(META-INF/)?(licen[cs]es?|notice|copying|about)(/[^/]+)?([._-][^/]*)?");

  private Documents() {}

  public static void main(String[] arguments) throws IOException {
    var bill = Path.of(arguments[0]);
    var inner = Path.of(arguments[1]);
    var release = Path.of(arguments[2]);
    if (!Files.exists(bill)) {
      System.err.println(bill + " must exist: ./verify or tools/release without --jars writes it");
      System.exit(1);
    }
    writeBill(bill, inner, release);
    copyLicences(inner.resolve("jars"), release.resolve("licences"));
  }

  private static void writeBill(Path bill, Path inner, Path release) throws IOException {
    var mapper = new ObjectMapper();
    var document = (ObjectNode) mapper.readTree(bill.toFile());
    var version = inner.getFileName().toString();
    if (document.at("/metadata/component") instanceof ObjectNode subject) {
      subject.put("name", "relance").put("version", version);
    }
    var runtime = document.withArray("components").addObject();
    var java = property(inner, "JAVA_VERSION");
    runtime
        .put("type", "platform")
        .put("bom-ref", "java-runtime@" + java)
        .put("name", "Java runtime (OpenJDK, modules linked by jlink)")
        .put("version", java)
        .put("description", "Modules: " + property(inner, "MODULES"));
    runtime
        .putArray("licenses")
        .addObject()
        .put("expression", "GPL-2.0-only WITH Classpath-exception-2.0");
    Files.writeString(
        release.resolve("sbom.json"),
        mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
  }

  /** A line of the file that describes the runtime. */
  private static String property(Path inner, String name) throws IOException {
    var properties = new Properties();
    try (var lines = Files.newBufferedReader(inner.resolve("runtime/release"))) {
      properties.load(lines);
    }
    return properties.getProperty(name, "unknown").replace("\"", "");
  }

  private static void copyLicences(Path jars, Path target) throws IOException {
    try (var all = Files.newDirectoryStream(jars, "*.jar")) {
      for (var jar : all) {
        copyLicencesOf(jar, target.resolve(jar.getFileName().toString().replace(".jar", "")));
      }
    }
  }

  private static void copyLicencesOf(Path jar, Path folder) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      for (var entry : (Iterable<java.util.jar.JarEntry>) file.stream()::iterator) {
        var name = entry.getName();
        if (!entry.isDirectory()
            && !name.endsWith(".class")
            && LICENCE.matcher(name.toLowerCase(Locale.ROOT).replace("meta-inf/", "META-INF/")).matches()) {
          Files.createDirectories(folder);
          try (var in = file.getInputStream(entry)) {
            var flat = name.replace("META-INF/", "").replace('/', '-');
            Files.write(folder.resolve(flat), in.readAllBytes());
          }
        }
      }
    }
  }
}

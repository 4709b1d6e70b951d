package io.relance.interpreter.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import com.dashjoin.jsonata.Utils;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata, and those of JSONata itself that would
 * otherwise use the clock and the random numbers of the machine.
 */
final class StatesFunctions {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int MOST_IN_RANGE = 1_000;
  private static final Set<String> DIGESTS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private StatesFunctions() {}

  static Optional<JFunction> named(String name, Randomness randomness) {
    return switch (name) {
      case "partition" -> function("<an:a>", args -> partition(list(args, 0), whole(args, 1)));
      case "range" -> function("<nnn?:x>", StatesFunctions::range);
      case "hash" -> function("<ss?:s>", StatesFunctions::hash);
      case "parse" -> function("<s:x>", args -> parse(text(args, 0)));
      case "uuid" -> function("<:s>", _ -> uuid(randomness.random()).toString());
      case "random" -> function("<n?:n>", args -> random(args, randomness.random()));
      case "shuffle" -> function("<a:a>", args -> shuffle(list(args, 0), randomness.random()));
      case "millis" -> function("<:n>", _ -> randomness.now().toEpochMilli());
      case "now" -> function("<s?s?:s>", args -> now(args, randomness));
      default -> Optional.empty();
    };
  }

  private interface Body {
    @Nullable Object apply(List<?> arguments);
  }

  private static Optional<JFunction> function(String signature, Body body) {
    JFunctionCallable callable = (_, args) -> body.apply(args);
    return Optional.of(new JFunction(callable, signature));
  }

  private static Object partition(List<?> all, long size) {
    if (size < 1) {
      throw failure("The size of a chunk must be a positive integer");
    }
    var chunks = new ArrayList<Object>();
    for (int from = 0; from < all.size(); from += (int) Math.min(size, all.size())) {
      chunks.add(new ArrayList<>(all.subList(from, (int) Math.min(from + size, all.size()))));
    }
    return chunks;
  }

  /** A JSONata sequence, so that a single number is not an array, as recorded on AWS. */
  private static Object range(List<?> args) {
    long step = args.size() > 2 && args.get(2) instanceof Number ? whole(args, 2) : 1;
    long from = whole(args, 0);
    long to = whole(args, 1);
    if (step == 0 || Math.abs((double) to - from) / Math.abs(step) + 1 > MOST_IN_RANGE) {
      throw failure("A range has a step other than zero and at most 1000 numbers");
    }
    var sequence = Utils.createSequence();
    for (long n = from; step > 0 ? n <= to : n >= to; n += step) {
      sequence.add(Utils.convertNumber(n));
    }
    return sequence;
  }

  private static Object hash(List<?> args) {
    String algorithm = args.size() > 1 && args.get(1) instanceof String s ? s : "SHA-256";
    if (!DIGESTS.contains(algorithm)) {
      throw failure("Unknown hash algorithm; use one of MD5, SHA-1, SHA-256, SHA-384, SHA-512");
    }
    try {
      byte[] bytes = text(args, 0).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (!json.isMissingNode()) {
        return Values.toJava(json);
      }
    } catch (JsonProcessingException e) {
      // Reported below.
    }
    throw failure("$parse was given something that is not JSON");
  }

  private static UUID uuid(RandomGenerator random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(high, low);
  }

  /** The same seed always gives the same number. */
  private static Object random(List<?> args, RandomGenerator random) {
    return !args.isEmpty() && args.getFirst() instanceof Number seed
        ? new Random(Math.round(seed.doubleValue())).nextDouble()
        : random.nextDouble();
  }

  private static Object shuffle(List<?> all, RandomGenerator random) {
    var shuffled = new ArrayList<Object>(all);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    return shuffled;
  }

  private static Object now(List<?> args, Randomness randomness) {
    return Functions.dateTimeFromMillis(
        randomness.now().toEpochMilli(), optionalText(args, 0), optionalText(args, 1));
  }

  private static @Nullable String optionalText(List<?> args, int index) {
    return index < args.size() && args.get(index) instanceof String text ? text : null;
  }

  private static List<?> list(List<?> args, int index) {
    return args.get(index) instanceof List<?> list ? list : List.of();
  }

  private static String text(List<?> args, int index) {
    return String.valueOf(args.get(index));
  }

  /** Numbers that are not whole are rounded, as AWS documents. */
  private static long whole(List<?> args, int index) {
    return args.get(index) instanceof Number number ? Math.round(number.doubleValue()) : 0;
  }

  private static JException failure(String message) {
    return new JException(message, -1);
  }
}

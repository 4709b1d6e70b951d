package io.relance.aws.dynamodb;

import io.relance.domain.store.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts values to those of DynamoDB and back; equal values have one form. */
final class AttributeCodec {
  private AttributeCodec() {}

  static AttributeValue encode(Value value) {
    return switch (value) {
      case Value.Text(var text) -> AttributeValue.fromS(text);
      case Value.Numeric(var number) -> AttributeValue.fromN(number.toString());
      case Value.Flag(var flag) -> AttributeValue.fromBool(flag);
      case Value.Nothing _ -> AttributeValue.fromNul(true);
      case Value.ListOf(var values) ->
          AttributeValue.fromL(values.stream().map(AttributeCodec::encode).toList());
      case Value.MapOf(var values) -> AttributeValue.fromM(encode(values));
    };
  }

  /** In the order of the names, because a client token requires an identical request. */
  static Map<String, AttributeValue> encode(Map<String, Value> values) {
    var encoded = new TreeMap<String, AttributeValue>();
    values.forEach((name, value) -> encoded.put(name, encode(value)));
    return encoded;
  }

  static Value decode(AttributeValue value) {
    return switch (value.type()) {
      case S -> Value.of(value.s());
      case N -> new Value.Numeric(new BigDecimal(value.n()));
      case BOOL -> Value.of(value.bool());
      case NUL -> new Value.Nothing();
      case L -> new Value.ListOf(value.l().stream().map(AttributeCodec::decode).toList());
      case M -> new Value.MapOf(decode(value.m()));
      case B, SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException(
              "A stored attribute cannot have the type " + value.type());
    };
  }

  static Map<String, Value> decode(Map<String, AttributeValue> values) {
    var decoded = new LinkedHashMap<String, Value>();
    values.forEach((name, value) -> decoded.put(name, decode(value)));
    return decoded;
  }
}

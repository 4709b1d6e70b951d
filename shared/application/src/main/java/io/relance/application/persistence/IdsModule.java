package io.relance.application.persistence;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.ListId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SendId;
import io.relance.domain.id.SenderId;
import io.relance.domain.id.WaveId;
import java.util.function.Function;

/** Writes ids as JSON strings, and reads them. */
final class IdsModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  IdsModule() {
    add(AutomationId.class, AutomationId::new);
    add(ContactId.class, ContactId::new);
    add(ElementId.class, ElementId::new);
    add(EnrollmentId.class, EnrollmentId::new);
    add(LaunchId.class, LaunchId::new);
    add(ListId.class, ListId::new);
    add(ListKey.class, ListKey::new);
    add(SendId.class, SendId::new);
    add(SenderId.class, SenderId::new);
    add(WaveId.class, WaveId::new);
  }

  private <T> void add(Class<T> type, Function<String, T> parse) {
    addSerializer(type, new ToStringSerializer(type));
    addDeserializer(type, new FromText<>(type, parse));
  }

  private static final class FromText<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    FromText(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) {
      return parse.apply(text);
    }
  }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What happens to one field of a resource in a PATCH: {@link #to} sets it, {@link #clear} empties it. Where the whole
 * change is null, the field is not sent and stays as it is.
 *
 * @param <T> the type of the field
 * @param value the new value; null empties the field
 */
@JsonDeserialize(using = Change.Deserializer.class)
public record Change<T>(T value) {

    private static final Change<?> CLEAR = new Change<>(null);

    /**
     * @param value the new value, not null
     * @return sets the field
     */
    public static <T> Change<T> to(T value) {
        return new Change<>(Objects.requireNonNull(value, "A field is emptied with clear()"));
    }

    /**
     * @return empties the field: it is sent as an explicit null
     */
    @SuppressWarnings("unchecked")
    public static <T> Change<T> clear() {
        return (Change<T>) CLEAR;
    }

    /** Dates as text, because a mapper without the module for java.time cannot write them. */
    @JsonValue
    Object json() {
        return value instanceof LocalDate date ? date.toString() : value;
    }

    /** Tells a field that is null from one that is not there. */
    static final class Deserializer extends JsonDeserializer<Change<?>> implements ContextualDeserializer {

        private final JsonDeserializer<?> content;

        Deserializer() {
            this(null);
        }

        private Deserializer(JsonDeserializer<?> content) {
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            JavaType type = context.getContextualType().containedTypeOrUnknown(0);
            return new Deserializer(
                    type.hasRawClass(LocalDate.class)
                            ? new Json.DateDeserializer()
                            : context.findContextualValueDeserializer(type, property));
        }

        @Override
        public Change<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Change<>(content.deserialize(parser, context));
        }

        @Override
        public Change<?> getNullValue(DeserializationContext context) {
            return clear();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}

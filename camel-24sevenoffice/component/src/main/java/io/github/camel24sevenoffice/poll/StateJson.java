/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Stored states as JSON that a person can read, with times as text. */
final class StateJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .registerModule(new SimpleModule()
                    .addSerializer(Instant.class, new TextSerializer<>(Instant.class))
                    .addSerializer(LocalDate.class, new TextSerializer<>(LocalDate.class))
                    .addDeserializer(Instant.class, new TextDeserializer<>(Instant.class, Instant::parse))
                    .addDeserializer(LocalDate.class, new TextDeserializer<>(LocalDate.class, LocalDate::parse)));

    private StateJson() {}

    /**
     * @throws IllegalStateException if the text is not a state of this version; the message names the key, not the text
     */
    static <T> T parse(String key, String text, Class<T> type, int version, ToIntFunction<T> versionOf) {
        T state;
        try {
            state = JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw unreadable(key, "it is not the JSON that a consumer writes");
        }
        if (state == null || versionOf.applyAsInt(state) != version) {
            throw unreadable(
                    key,
                    "it has " + (state == null ? "no version" : "version " + versionOf.applyAsInt(state)) + ", not "
                            + version);
        }
        return state;
    }

    static IllegalStateException unreadable(String key, String problem) {
        return new IllegalStateException("The stored state \"" + key + "\" cannot be read: " + problem
                + ". The consumer does not start from the beginning by itself: repair or remove the state");
    }

    static String text(Object state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A state can always be written", e);
        }
    }

    private static final class TextSerializer<T> extends StdScalarSerializer<T> {

        private static final long serialVersionUID = 1L;

        TextSerializer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.toString());
        }
    }

    private static final class TextDeserializer<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> parse;

        TextDeserializer(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return parse.apply(parser.getText());
            } catch (DateTimeException e) {
                throw context.weirdStringException(parser.getText(), handledType(), "not a time");
            }
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.model.SalesOrder;
import io.github.camel24sevenoffice.response.ResponseStreamCache;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConverter;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.ExchangeHelper;

/**
 * Converts JSON to the records of the model: text, bytes, streams, files, Maps and JsonNodes, so that
 * {@code convertBodyTo(SalesOrder.class)} works. Safe for use by several threads.
 */
@Converter(generateLoader = true)
public final class TsOfficeConverters {

    private static final String MODEL = SalesOrder.class.getPackageName();
    private static final ObjectMapper JSON = new ObjectMapper();

    private TsOfficeConverters() {}

    /**
     * @param type the type that is wanted
     * @param exchange the exchange, or null
     * @param value what to convert
     * @param registry the other converters
     * @return the record; null when the type is not a record of the model, or a value of this type cannot be JSON
     * @throws IOException if the JSON cannot be read as the record
     */
    @Converter(fallback = true)
    public static Object toModel(Class<?> type, Exchange exchange, Object value, TypeConverterRegistry registry)
            throws IOException {
        if (!type.isRecord() || !type.getPackageName().equals(MODEL)) {
            return null;
        }
        if (value instanceof Map || value instanceof JsonNode) {
            return JSON.convertValue(value, type);
        }
        if (value instanceof StreamCache cache) {
            // the next reader starts at the beginning again
            cache.reset();
        }
        try (InputStream json = stream(exchange, value, registry)) {
            return json == null
                    ? null
                    : JSON.readerFor(type)
                            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                            .readValue(json);
        } finally {
            if (value instanceof StreamCache cache) {
                cache.reset();
            }
        }
    }

    /**
     * @param body a response
     * @param exchange whose charset it is in; UTF-8 without one
     * @return its text
     */
    @Converter
    public static String toText(ResponseStreamCache body, Exchange exchange) {
        return body.text(ExchangeHelper.getCharset(exchange));
    }

    /**
     * @param body a response
     * @return its bytes
     */
    @Converter
    public static byte[] toBytes(ResponseStreamCache body) {
        return body.bytes();
    }

    private static InputStream stream(Exchange exchange, Object value, TypeConverterRegistry registry) {
        if (value instanceof InputStream stream) {
            return stream;
        }
        TypeConverter converter = registry.lookup(InputStream.class, value.getClass());
        return converter == null ? null : converter.tryConvertTo(InputStream.class, exchange, value);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.http.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a JSON object in a request has to look like, as the contract's schemas say. An object that does not ends the
 * operation with a ValidationError that names the field and the JSON-schema keyword. Fields that the shape lacks are
 * dropped, as is what only the server sets. For building once; safe for use by several threads afterwards.
 */
public final class Shape {

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private boolean closed;

    private Shape() {}

    public static Shape object() {
        return new Shape();
    }

    /** A field that must be there when an object is made, and may not be null. */
    public Shape required(String name, Check check) {
        fields.put(name, new Field(check, true, false));
        return this;
    }

    /** A field that may be left out, but not null. */
    public Shape optional(String name, Check check) {
        fields.put(name, new Field(check, false, false));
        return this;
    }

    /** A field that may be left out, and null. */
    public Shape nullable(String name, Check check) {
        fields.put(name, new Field(check, false, true));
        return this;
    }

    /** Other fields are an error. */
    public Shape closed() {
        closed = true;
        return this;
    }

    /**
     * @return a copy with the fields of the shape
     */
    public ObjectNode create(ObjectNode object) {
        return read(object, "", true);
    }

    /**
     * @return a copy with the fields of the shape that are there; none is required
     */
    public ObjectNode patch(ObjectNode object) {
        return read(object, "", false);
    }

    private ObjectNode read(ObjectNode object, String prefix, boolean complete) {
        ObjectNode known = Json.MAPPER.createObjectNode();
        fields.forEach((name, field) -> {
            JsonNode value = object.get(name);
            if (value == null) {
                if (field.required && complete) {
                    throw Failure.invalid(prefix + name, "required");
                }
            } else if (value.isNull()) {
                if (!field.nullable) {
                    throw Failure.invalid(prefix + name, "type");
                }
                known.set(name, value);
            } else {
                known.set(name, field.check.apply(value, prefix + name));
            }
        });
        if (closed) {
            object.fieldNames().forEachRemaining(name -> {
                if (!fields.containsKey(name)) {
                    throw Failure.invalid(prefix + name, "additionalProperties");
                }
            });
        }
        return known;
    }

    /** Returns the value, without what does not belong there, or ends the operation. */
    @FunctionalInterface
    public interface Check {
        JsonNode apply(JsonNode value, String path);
    }

    public static Check text() {
        return text(0, Integer.MAX_VALUE);
    }

    public static Check text(int maximum) {
        return text(0, maximum);
    }

    public static Check text(int minimum, int maximum) {
        return (value, path) -> {
            require(value.isTextual(), path, "type");
            require(value.textValue().length() >= minimum, path, "minLength");
            require(value.textValue().length() <= maximum, path, "maxLength");
            return value;
        };
    }

    public static Check pattern(String regex, int maximum) {
        return (value, path) -> {
            text(maximum).apply(value, path);
            require(value.textValue().matches(regex), path, "pattern");
            return value;
        };
    }

    public static Check oneOf(String... values) {
        List<String> known = List.of(values);
        return (value, path) -> {
            require(value.isTextual(), path, "type");
            require(known.contains(value.textValue()), path, "enum");
            return value;
        };
    }

    public static Check bool() {
        return (value, path) -> {
            require(value.isBoolean(), path, "type");
            return value;
        };
    }

    public static Check integer() {
        return integer(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    public static Check integer(long minimum, long maximum) {
        return (value, path) -> {
            require(value.isIntegralNumber() && value.canConvertToLong(), path, "type");
            require(value.longValue() >= minimum, path, "minimum");
            require(value.longValue() <= maximum, path, "maximum");
            return value;
        };
    }

    public static Check number() {
        return (value, path) -> {
            require(value.isNumber(), path, "type");
            return value;
        };
    }

    public static Check number(String minimum, String maximum) {
        return (value, path) -> {
            require(value.isNumber(), path, "type");
            require(value.decimalValue().compareTo(new BigDecimal(minimum)) >= 0, path, "minimum");
            require(value.decimalValue().compareTo(new BigDecimal(maximum)) <= 0, path, "maximum");
            return value;
        };
    }

    /** A number without fraction in the range of int, also when it is written as 2.0; it becomes 2. */
    public static Check wholeNumber() {
        return (value, path) -> {
            require(value.isNumber(), path, "type");
            double number = value.doubleValue();
            require((int) number == number, path, "multipleOf");
            return IntNode.valueOf((int) number);
        };
    }

    /** A date without time. */
    public static Check date() {
        return (value, path) -> {
            require(value.isTextual(), path, "type");
            try {
                LocalDate.parse(value.textValue());
            } catch (DateTimeException e) {
                throw Failure.invalid(path, "format");
            }
            return value;
        };
    }

    public static Check object(Shape shape) {
        return (value, path) -> {
            require(value.isObject(), path, "type");
            return shape.read((ObjectNode) value, path + ".", true);
        };
    }

    /** An object of a PATCH, in which nothing is required. */
    public static Check part(Shape shape) {
        return (value, path) -> {
            require(value.isObject(), path, "type");
            return shape.read((ObjectNode) value, path + ".", false);
        };
    }

    public static Check array(int minimum, int maximum, Check items) {
        return (value, path) -> {
            require(value.isArray(), path, "type");
            require(value.size() >= minimum, path, "minItems");
            require(value.size() <= maximum, path, "maxItems");
            ArrayNode array = Json.MAPPER.createArrayNode();
            for (int i = 0; i < value.size(); i++) {
                array.add(items.apply(value.get(i), path + "[" + i + "]"));
            }
            return array;
        };
    }

    private static void require(boolean holds, String path, String keyword) {
        if (!holds) {
            throw Failure.invalid(path, keyword);
        }
    }

    private record Field(Check check, boolean required, boolean nullable) {}
}

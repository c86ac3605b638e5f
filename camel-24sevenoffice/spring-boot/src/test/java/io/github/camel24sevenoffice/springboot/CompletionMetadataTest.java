/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Editors complete every option of the component. {@code -Dregenerate} writes the file anew. */
class CompletionMetadataTest {

    private static final Path FILE = Path.of("src/generated/resources/META-INF/spring-configuration-metadata.json");

    @Test
    void namesEveryOptionOfTheComponent() throws IOException {
        String expected = expected();
        if (System.getProperty("regenerate") != null) {
            Files.writeString(FILE, expected);
        }

        assertThat(Files.readString(FILE)).isEqualTo(expected);
    }

    private static String expected() throws IOException {
        List<Map<String, Object>> properties = new ArrayList<>();
        properties.add(property(
                "enabled",
                "java.lang.Boolean",
                true,
                "Whether to enable auto configuration of the tsoffice component."));
        ComponentMetadata.read()
                .options()
                .forEach((name, option) -> properties.add(property(
                        TsOfficeOptions.property(name).substring(TsOfficeOptions.PREFIX.length() + 1),
                        option.type().equals("duration") ? "java.time.Duration" : option.javaType(),
                        option.defaultValue(),
                        option.description())));
        return new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(Map.of("properties", properties))
                + "\n";
    }

    private static Map<String, Object> property(String name, String type, Object defaultValue, String description) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", TsOfficeOptions.PREFIX + "." + name);
        property.put("type", type);
        property.put("description", description);
        if (defaultValue != null) {
            property.put("defaultValue", defaultValue);
        }
        return property;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** That {@code application.properties} has every option of the component, as the metadata describes it. */
class ApplicationPropertiesTest {

    private static final Path FILE = Path.of("src/main/resources/application.properties");
    private static final String HEADING = "# ---- All options of the component.";
    private static final int WIDTH = 118;

    /** With -Dregenerate the file is brought up to date instead. */
    @Test
    void hasEveryOptionOfTheComponent() throws IOException {
        String text = Files.readString(FILE);
        String own = text.substring(0, text.indexOf(HEADING));
        String expected = own + options();

        if (System.getProperty("regenerate") != null) {
            Files.writeString(FILE, expected);
        }
        assertThat(Files.readString(FILE))
                .as("to regenerate it: mvn -pl routes-example -am test -Dtest=ApplicationPropertiesTest -Dregenerate"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(expected);
    }

    private static String options() throws IOException {
        StringBuilder text = new StringBuilder(HEADING)
                .append(" A line that is commented out shows the value that the option has anyway.\n");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            JsonNode schema = new ObjectMapper().readTree(context.getComponentParameterJsonSchema("tsoffice"));
            JsonNode options = schema.path("componentProperties");
            options.fieldNames().forEachRemaining(name -> {
                JsonNode option = options.path(name);
                text.append("\n").append(comment(name, option));
                text.append("#camel.component.tsoffice.").append(name).append(" =");
                String preset = option.path("defaultValue").asText("");
                text.append(preset.isEmpty() ? "" : " ").append(preset).append("\n");
            });
        }
        return text.toString();
    }

    private static String comment(String name, JsonNode option) {
        String type = option.path("type").asText().equals("object")
                ? "#bean:name of a " + option.path("javaType").asText()
                : option.path("type").asText();
        String words = name + " (" + type + (option.path("secret").asBoolean() ? ", secret" : "") + "): "
                + option.path("description").asText();
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder("#");
        for (String word : words.split(" ")) {
            if (line.length() + word.length() + 1 > WIDTH) {
                text.append(line).append("\n");
                line = new StringBuilder("#  ");
            }
            line.append(" ").append(word);
        }
        return text.append(line).append("\n").toString();
    }
}

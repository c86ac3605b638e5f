/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.TsOfficeComponent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SortedMap;

/**
 * What the component says about itself.
 *
 * @param options the options of the component by name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ComponentMetadata(
        @JsonProperty("componentProperties") SortedMap<String, Option> options) {

    private static final String FILE = "/META-INF/io/github/camel24sevenoffice/tsoffice.json";

    static ComponentMetadata read() {
        try (InputStream file = TsOfficeComponent.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readValue(file, ComponentMetadata.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    /**
     * @param type the kind of its values
     * @param javaType their class
     * @param defaultValue null for none
     * @param description of the option
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Option(String type, String javaType, Object defaultValue, String description) {}
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The API's published contract, if its file is beside the checkout; it must not be committed. */
public final class PublishedContract {

    private static final String FILE = "shared/api/openapi-0.56.0.yaml";

    private final Map<String, Object> root;

    private PublishedContract(Map<String, Object> root) {
        this.root = root;
    }

    /** Looks upwards from the working directory. */
    public static Optional<PublishedContract> find() throws IOException {
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            Path file = directory.resolve(FILE);
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    Load load = new Load(LoadSettings.builder()
                            .setCodePointLimit(Integer.MAX_VALUE)
                            .build());
                    return Optional.of(new PublishedContract(map(load.loadFromInputStream(in))));
                }
            }
        }
        return Optional.empty();
    }

    public Map<String, Object> paths() {
        return object(root, "paths");
    }

    /** The object below a key, references followed; empty when there is none. */
    public Map<String, Object> object(Map<String, Object> parent, Object key) {
        Object value = parent.get(key);
        return value == null ? Map.of() : resolve(map(value));
    }

    public List<Map<String, Object>> list(Map<String, Object> parent, String key) {
        Object value = parent.get(key);
        return value == null
                ? List.of()
                : ((List<?>) value)
                        .stream().map(element -> resolve(map(element))).toList();
    }

    public Map<String, Object> resolve(Map<String, Object> object) {
        Object reference = object.get("$ref");
        if (reference == null) {
            return object;
        }
        Map<String, Object> target = root;
        for (String key : reference.toString().substring(2).split("/")) {
            target = map(target.get(key));
        }
        return resolve(target);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}

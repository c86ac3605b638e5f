/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle on the page about Karaf, which no other test has the classes for. */
class KarafPageTest {

    private static final String IMPORTS = """
            import io.github.camel24sevenoffice.*;
            import io.github.camel24sevenoffice.auth.*;
            import java.util.*;
            import org.apache.camel.CamelContext;
            import org.apache.camel.builder.RouteBuilder;
            import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
            import org.apache.camel.spi.ComponentResolver;
            import org.osgi.framework.BundleContext;
            import org.osgi.service.component.annotations.*;
            """;

    @TempDir
    Path folder;

    @Test
    void theBundleCompiles() throws Exception {
        String page = Files.readString(Path.of("../camel-24sevenoffice/component/src/main/docs/tsoffice-karaf.adoc"));
        Matcher java = Pattern.compile("\\[source,java]\n----\n(.*?)\n----", Pattern.DOTALL)
                .matcher(page);
        assertThat(java.find()).isTrue();
        String routes = "class OrdersRoute extends RouteBuilder { public void configure() {} }";
        Path file = Files.writeString(folder.resolve("Orders.java"), IMPORTS + java.group(1) + "\n" + routes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();

        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
                .call();

        assertThat(compiled).as(messages.toString()).isTrue();
    }
}

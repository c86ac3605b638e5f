/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.support.PropertyBindingSupport;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/**
 * The options of the component as the environment of the application has them, in any spelling that Spring Boot accepts. They
 * are set by Camel, so that values such as {@code 45s} and {@code #bean:name} mean what they mean on Camel Main.
 */
final class TsOfficeOptions {

    static final String PREFIX = "camel.component.tsoffice";

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(PREFIX);
    /** What all starters of Camel have. */
    private static final Set<String> OF_STARTERS = Set.of("enabled", "customizer.enabled");

    private final Map<String, Value> values = new LinkedHashMap<>();

    /**
     * @param environment of the application
     * @throws InvalidOptionException if a property is no option
     */
    TsOfficeOptions(Environment environment) {
        Set<String> names = names();
        checkNames(environment, names);
        Binder binder = Binder.get(environment);
        for (String name : names) {
            OriginHandler origin = new OriginHandler();
            binder.bind(property(name), Bindable.of(String.class), origin)
                    .ifBound(text -> values.put(name, new Value(text, origin.found)));
        }
    }

    /** Of all options. */
    static Set<String> names() {
        return ComponentMetadata.read().options().keySet();
    }

    static String property(String option) {
        return PREFIX + "." + DataObjectPropertyName.toDashedForm(option);
    }

    /**
     * Sets the options on a target.
     *
     * @param context converts the values
     * @param target what has options of these names
     * @param wanted which of the options
     * @throws InvalidOptionException if an option does not take its value
     */
    void setOn(CamelContext context, Object target, Predicate<String> wanted) {
        values.forEach((name, value) -> {
            if (wanted.test(name)) {
                set(context, target, name, value);
            }
        });
    }

    private static void set(CamelContext context, Object target, String name, Value value) {
        try {
            PropertyBindingSupport.build()
                    .withCamelContext(context)
                    .withTarget(target)
                    .withConfigurer(
                            target instanceof Component component ? component.getComponentPropertyConfigurer() : null)
                    .withMandatory(true)
                    .withProperty(name, value.text)
                    .bind();
        } catch (RuntimeException e) {
            Throwable reason = NestedExceptionUtils.getMostSpecificCause(e);
            throw new InvalidOptionException(
                    property(name),
                    value.origin,
                    "has a value that the option " + name + " does not take: "
                            + reason.getClass().getSimpleName(),
                    "Set it to a value as described for the option " + name
                            + " on the page of the component; a bean is named as #bean:name");
        }
    }

    private static void checkNames(Environment environment, Set<String> names) {
        Set<String> known = names.stream().map(TsOfficeOptions::uniform).collect(Collectors.toSet());
        OF_STARTERS.forEach(name -> known.add(uniform(name)));
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                for (ConfigurationPropertyName name : iterable.filter(ROOT::isAncestorOf)) {
                    String option = name.subName(ROOT.getNumberOfElements()).toString();
                    if (!known.contains(uniform(option))) {
                        throw new InvalidOptionException(
                                name.toString(),
                                Origin.from(iterable.getConfigurationProperty(name)),
                                "is no option of the component tsoffice",
                                "Remove it, or correct its name. The options are "
                                        + names.stream()
                                                .map(DataObjectPropertyName::toDashedForm)
                                                .collect(Collectors.joining(", ")));
                    }
                }
            }
        }
    }

    /** Environment variables have no dashes, and may have dots in their place. */
    private static String uniform(String name) {
        return name.replace("-", "").replace(".", "").toLowerCase(Locale.ROOT);
    }

    private record Value(String text, Origin origin) {

        /** The text may be a secret. */
        @Override
        public String toString() {
            return "a value from " + origin;
        }
    }

    private static final class OriginHandler implements BindHandler {

        private Origin found;

        @Override
        public Object onSuccess(
                ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
            found = Origin.from(context.getConfigurationProperty());
            return result;
        }
    }
}

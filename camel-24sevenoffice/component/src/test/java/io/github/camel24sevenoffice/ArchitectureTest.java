/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms of the component: what each may import. */
@AnalyzeClasses(packages = "io.github.camel24sevenoffice", importOptions = ArchitectureTest.MainClasses.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.camel24sevenoffice";

    /** Top to bottom: a room may import the rooms below it, except those that it must not depend on. */
    private static final List<String> ROOMS = List.of(
            "",
            "dsl",
            "poll",
            "upload",
            "create",
            "paging",
            "call",
            "request",
            "response",
            "error",
            "auth",
            "transport",
            "contract",
            "state",
            "model");

    @ArchTest
    static final ArchRule IMPORTS_POINT_DOWNWARDS = downwards();

    private static ArchRule downwards() {
        List<ArchRule> rules = new ArrayList<>();
        for (int i = 1; i < ROOMS.size(); i++) {
            String[] above = ROOMS.subList(0, i).stream()
                    .map(ArchitectureTest::room)
                    .flatMap(Stream::of)
                    .toArray(String[]::new);
            rules.add(noClasses()
                    .that()
                    .resideInAnyPackage(room(ROOMS.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above));
        }
        return CompositeArchRule.of(rules).as("imports point downwards: " + ROOMS);
    }

    private static String[] room(String name) {
        return name.isEmpty() ? new String[] {ROOT} : new String[] {ROOT + "." + name + ".."};
    }

    @ArchTest
    static final ArchRule ROOMS_KNOW_NOTHING_OF = CompositeArchRule.of(List.of(
            apart("upload", "paging"),
            apart("request", "auth", "transport", "response", "error"),
            apart("response", "auth", "transport", "contract"),
            apart("error", "auth", "transport", "contract"),
            apart("auth", "contract", "model"),
            apart("transport", "contract", "model"),
            apart("contract", "state", "model"),
            apart("state", "model")));

    private static ArchRule apart(String room, String... others) {
        return noClasses()
                .that()
                .resideInAnyPackage(room(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.of(others)
                        .map(ArchitectureTest::room)
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
    }

    @ArchTest
    static final ArchRule MODELS_KNOW_NOTHING_ELSE = noClasses()
            .that()
            .resideInAPackage(ROOT + ".model..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".model.."))));

    @ArchTest
    static final ArchRule ERRORS_KNOW_NO_HTTP_CLIENT = noClasses()
            .that()
            .resideInAPackage(ROOT + ".error..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    /** The inner rooms of auth, top to bottom; both may use the public values of auth. Of auth, only these classes use them. */
    @ArchTest
    static final ArchRule INNER_ROOMS_OF_AUTH = CompositeArchRule.of(List.of(
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".auth.internal")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + ".auth.store"),
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".auth")
                    .and()
                    .haveSimpleNameNotStartingWith("TokenManager")
                    .and()
                    .doNotHaveSimpleName("TokenRuntime")
                    .and()
                    .doNotHaveSimpleName("TokenInvalidator")
                    .and()
                    .doNotHaveSimpleName("TokenHeader")
                    .and()
                    .doNotHaveSimpleName("AccessToken")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT + ".auth.internal", ROOT + ".auth.store")));

    /** A class that only one room uses is not public, unless it is part of what other rooms use. */
    @ArchTest
    static void whatIsNotExportedIsPublicOnlyForOtherRooms(JavaClasses all) {
        List<String> needless = all.stream()
                .filter(c -> !resideInAnyPackage(
                                ROOT, ROOT + ".auth", ROOT + ".dsl", ROOT + ".error", ROOT + ".model", ROOT + ".state")
                        .test(c))
                .filter(modifier(JavaModifier.PUBLIC))
                .filter(c -> c.isTopLevelClass())
                .filter(c -> c.getMethodsWithReturnTypeOfSelf().stream()
                        .noneMatch(m -> m.getModifiers().contains(JavaModifier.PUBLIC)
                                && !m.getOwner().equals(c)
                                && m.getOwner().getModifiers().contains(JavaModifier.PUBLIC)))
                .filter(c -> c.getDirectDependenciesToSelf().stream()
                        .allMatch(d -> d.getOriginClass().getPackageName().equals(c.getPackageName())))
                .map(c -> c.getFullName())
                .sorted()
                .toList();
        assertThat(needless).as("public without a use in another room").isEmpty();
    }

    @ArchTest
    static void eachRoomIsKnown(JavaClasses all) {
        JavaPackage root = all.getPackage(ROOT);
        Set<String> rooms = root.getSubpackages().stream()
                .map(p -> p.getName().substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rooms).isEqualTo(new TreeSet<>(ROOMS.subList(1, ROOMS.size())));
    }

    /** The classes of this module: neither its tests nor the sandbox. */
    static final class MainClasses implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return location.contains("/target/classes/") && !location.contains("/sandbox/");
        }
    }
}

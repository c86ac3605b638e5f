/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rooms of the sandbox: what each may import. */
@AnalyzeClasses(packages = "io.github.camel24sevenoffice.sandbox", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.camel24sevenoffice.sandbox";

    /** What a test chooses between; all rooms may know these. */
    private static final Set<String> PUBLIC_VALUES = Set.of(
            "Change",
            "ErrorBody",
            "JournalEntry",
            "LinkStyle",
            "Reset",
            "BadResponse",
            "SpecVersion",
            "TimestampStyle");

    /** Top to bottom; the rooms of one line may import each other, but not in a circle. */
    private static final List<List<String>> ROOMS = List.of(
            List.of("cli", "junit"),
            List.of(""),
            List.of("server"),
            List.of("control"),
            List.of("fault", "demo"),
            List.of("api"),
            List.of("sales", "files", "bank", "organization", "ledger", "products", "crm", "reference"),
            List.of("login"),
            List.of("journal"),
            List.of("data"),
            List.of("http"));

    @ArchTest
    static final ArchRule IMPORTS_POINT_DOWNWARDS = downwards();

    private static ArchRule downwards() {
        List<ArchRule> rules = new ArrayList<>();
        List<String> above = new ArrayList<>();
        for (List<String> line : ROOMS) {
            if (!above.isEmpty()) {
                Set<String> forbidden = new HashSet<>(above);
                rules.add(noClasses()
                        .that()
                        .resideInAnyPackage(
                                line.stream().map(ArchitectureTest::name).toArray(String[]::new))
                        .should()
                        .dependOnClassesThat(new DescribedPredicate<JavaClass>("above them") {
                            @Override
                            public boolean test(JavaClass c) {
                                return forbidden.contains(c.getPackageName())
                                        && !PUBLIC_VALUES.contains(topLevel(c).getSimpleName());
                            }
                        }));
            }
            line.stream().map(ArchitectureTest::name).forEach(above::add);
        }
        return CompositeArchRule.of(rules).as("imports point downwards: " + ROOMS);
    }

    private static JavaClass topLevel(JavaClass c) {
        return c.getEnclosingClass().map(ArchitectureTest::topLevel).orElse(c);
    }

    private static String name(String room) {
        return room.isEmpty() ? ROOT : ROOT + "." + room;
    }

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static void eachRoomIsKnown(JavaClasses all) {
        Set<String> packages = all.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages)
                .isEqualTo(ROOMS.stream()
                        .flatMap(List::stream)
                        .map(ArchitectureTest::name)
                        .collect(Collectors.toSet()));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** That the routes can be copied, or put into Karaf, without what runs them here. */
@AnalyzeClasses(packages = "io.github.camel24sevenoffice.example", importOptions = DoNotIncludeTests.class)
class RoutesToCopyTest {

    private static final String LAUNCHER = "io.github.camel24sevenoffice.example";

    @ArchTest
    static final ArchRule THEY_KNOW_NOTHING_OF_THE_LAUNCHER = noClasses()
            .that()
            .resideInAnyPackage(LAUNCHER + ".(*)..")
            .should()
            .dependOnClassesThat(resideInAPackage(LAUNCHER)
                    .or(resideInAPackage("io.github.camel24sevenoffice.sandbox.."))
                    .or(resideInAPackage("org.apache.camel.main..")));
}

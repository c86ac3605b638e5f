/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the component: imports point downwards only. */
@AnalyzeClasses(packages = "io.github.camel24sevenoffice", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.camel24sevenoffice";

    @ArchTest
    static final ArchRule IMPORTS_POINT_DOWNWARDS = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(
                    ROOT,
                    ROOT + ".http..",
                    ROOT + ".error..",
                    ROOT + ".auth..",
                    ROOT + ".contract..",
                    ROOT + ".transport..",
                    ROOT + ".model..")
            .layer("root")
            .definedBy(ROOT)
            .layer("http")
            .definedBy(ROOT + ".http..")
            .layer("error")
            .definedBy(ROOT + ".error..")
            .layer("auth")
            .definedBy(ROOT + ".auth..")
            .layer("transport")
            .definedBy(ROOT + ".transport..")
            .layer("contract")
            .definedBy(ROOT + ".contract..")
            .layer("model")
            .definedBy(ROOT + ".model..")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("error")
            .mayOnlyBeAccessedByLayers("root", "http")
            .whereLayer("contract")
            .mayOnlyBeAccessedByLayers("root", "http")
            .whereLayer("auth")
            .mayOnlyBeAccessedByLayers("root", "http")
            .whereLayer("transport")
            .mayOnlyBeAccessedByLayers("root", "http", "auth");

    @ArchTest
    static final ArchRule MODELS_KNOW_NOTHING_ELSE = noClasses()
            .that()
            .resideInAPackage(ROOT + ".model..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackage(ROOT + ".model..")));

    @ArchTest
    static final ArchRule ERRORS_KNOW_NO_HTTP_CLIENT = noClasses()
            .that()
            .resideInAPackage(ROOT + ".error..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");
}

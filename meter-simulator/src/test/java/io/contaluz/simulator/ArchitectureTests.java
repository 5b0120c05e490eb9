package io.contaluz.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(
        packagesOf = SimulatorApplication.class,
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule PURE_PACKAGES_IMPORT_NO_SPRING =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..chaos..",
                            "..fleet..",
                            "..wire..",
                            "..send..",
                            "..load..",
                            "..report..",
                            "..firmware..")
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule ENERGY_AND_ENCODING_READ_NO_CLOCK =
            noClasses()
                    .that()
                    .resideInAnyPackage("..fleet..", "..wire..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.time.Clock");

    @ArchTest
    static final ArchRule NO_VAGUE_NAMES =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)");

    @Test
    void packagesUseOnlyWhatTheySay() {
        var modules = ApplicationModules.of(SimulatorApplication.class.getPackageName());
        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrder(
                        "api",
                        "chaos",
                        "cli",
                        "firmware",
                        "fleet",
                        "load",
                        "report",
                        "send",
                        "wire");
        modules.verify();
    }
}

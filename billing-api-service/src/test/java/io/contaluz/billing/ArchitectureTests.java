package io.contaluz.billing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(
        packages = "io.contaluz.billing",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule PURE_PACKAGES_KNOW_NO_SPRING =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..refusal..",
                            "..money..",
                            "..page..",
                            "..series..",
                            "..tariff..",
                            "..bill..",
                            "..prepaid..")
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "jakarta..");

    @ArchTest
    static final ArchRule VALUES_AND_RULES_KNOW_NO_SPRING =
            noClasses()
                    .that()
                    .haveSimpleName("Matricula")
                    .or()
                    .haveSimpleName("Username")
                    .or()
                    .haveSimpleName("WattHours")
                    .or()
                    .haveSimpleName("ReadingSeries")
                    .or()
                    .haveSimpleName("PeriodCharge")
                    .or()
                    .haveSimpleName("ExcessPolicy")
                    .or()
                    .haveSimpleName("MatriculaLease")
                    .or()
                    .haveSimpleName("Installation")
                    .or()
                    .haveSimpleName("RegisterScale")
                    .or()
                    .haveSimpleName("SlotLength")
                    .or()
                    .haveSimpleName("EnergySums")
                    .or()
                    .haveSimpleName("PixCode")
                    .or()
                    .haveSimpleName("Backoff")
                    .or()
                    .haveSimpleName("WebhookSignature")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "jakarta..");

    @ArchTest
    static final ArchRule ROUTES_AND_TABLES_STAY_IN_THEIR_PACKAGE =
            classes()
                    .that()
                    .areAnnotatedWith(RestController.class)
                    .or()
                    .areAnnotatedWith(Entity.class)
                    .or()
                    .areAssignableTo(Repository.class)
                    .should()
                    .bePackagePrivate();

    @ArchTest
    static final ArchRule NOBODY_TAKES_DOUBLES_FOR_MONEY_OR_ENERGY =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(double.class, float.class, Double.class, Float.class);

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
            noClasses().should().dependOnClassesThat().belongToAnyOf(Autowired.class, Value.class);

    @ArchTest
    static final ArchRule THE_CLOCK_IS_INJECTED =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("BillingApiApplication")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule NO_TYPE_IS_NAMED_FOR_WANT_OF_A_NAME =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager");

    @Test
    void packagesDependOnEachOtherAsDeclared() {
        ApplicationModules.of(BillingApiApplication.class).verify();
    }
}

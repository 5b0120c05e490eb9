package io.contaluz.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTests {

    private final JavaClasses production =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.contaluz.ingest");

    @Test
    void packagesDependOnlyOnWhatTheirPackageInfoAllows() {
        ApplicationModules.of(MeterIngestApplication.class).verify();
    }

    @Test
    void readingAndWireKnowNoSpring() {
        noClasses()
                .that()
                .resideInAnyPackage("..ingest.reading..", "..ingest.wire..")
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "io.micrometer..")
                .check(production);
    }

    @Test
    void whatDecidesOnEnergyKnowsNeitherSpringNorSql() {
        noClasses()
                .that()
                .haveNameMatching(
                        ".*\\.energy\\.(EnergyLine|SlotEnergies|RollUp|Append|Rewrite|Stays?|Fall"
                                + "|Slot|Span|Progress|DayPatch|Changes)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "io.micrometer..", "java.sql..")
                .check(production);
    }

    @Test
    void onlyWhatKeepsReadingsSpeaksSql() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..ingest.store..", "..ingest.spool..", "..ingest.energy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                .check(production);
    }

    @Test
    void onlyWhatStoresKnowsThatItIsPostgres() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..ingest.store..", "..ingest.energy..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.postgresql..")
                .check(production);
    }

    @Test
    void onlyUdpOwnsASocket() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..ingest.udp..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(DatagramSocket.class, DatagramPacket.class, DatagramChannel.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.integration..")
                .check(production);
    }

    @Test
    void wireKnowsNoClock() {
        noClasses()
                .that()
                .resideInAPackage("..ingest.wire..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Instant.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(production);
    }
}

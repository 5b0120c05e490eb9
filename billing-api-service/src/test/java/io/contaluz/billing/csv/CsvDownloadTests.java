package io.contaluz.billing.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDownloadTests {

    @Test
    void wordsAreInQuotes() {
        assertThat(CsvDownload.text("Energia, ponta")).isEqualTo("\"Energia, ponta\"");
        assertThat(CsvDownload.text("a \"b\"\n")).isEqualTo("\"a \"\"b\"\"\n\"");
        assertThat(CsvDownload.text("")).isEqualTo("\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@A1", "\tA", "\rA", "\nA"})
    void whatASpreadsheetWouldComputeIsMadeText(String words) {
        assertThat(CsvDownload.text(words)).isEqualTo("\"'" + words + "\"");
    }

    @Test
    void aMatriculaHasQuotesOnlyWhereASpreadsheetWouldComputeIt() {
        assertThat(CsvDownload.word("-1-2")).isEqualTo("\"'-1-2\"");
        assertThat(CsvDownload.word("1-2")).isEqualTo("1-2");
    }
}

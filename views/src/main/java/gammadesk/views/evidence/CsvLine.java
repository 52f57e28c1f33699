package gammadesk.views.evidence;

import gammadesk.views.format.Numbers;

/** A line of a saved file; what is unknown stays empty, and words with a comma are quoted. */
final class CsvLine {
    private CsvLine() {}

    static String of(Object... cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        return line.append('\n').toString();
    }

    private static String cell(Object cell) {
        if (cell instanceof Double number) {
            return Numbers.exact(number);
        }
        String words = String.valueOf(cell);
        boolean plain = words.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
        return plain ? words : '"' + words.replace("\"", "\"\"") + '"';
    }
}

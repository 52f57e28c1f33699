package gammadesk.app.evidence;

import java.util.List;
import java.util.regex.Pattern;

/** Small pieces of a page that is well-formed XML too. All words pass through {@link #escaped}. */
final class Html {
    private static final Pattern FIGURE = Pattern.compile("[-+−—\\d,.()\\s%kM]+");

    private Html() {}

    /** With what has a meaning in a page taken away from it; control characters that XML forbids become a dot. */
    static String escaped(String words) {
        StringBuilder text = new StringBuilder(words.length() + 16);
        words.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.appendCodePoint(isAllowed(c) ? c : '·');
            }
        });
        return text.toString();
    }

    private static boolean isAllowed(int c) {
        boolean isControl = c < 0x20 && c != '\n' && c != '\t' && c != '\r';
        boolean isSurrogate = c >= 0xD800 && c <= 0xDFFF;
        return !isControl && !isSurrogate && c != 0xFFFE && c != 0xFFFF;
    }

    /** An element that holds words. */
    static String element(String tag, String words) {
        return "<" + tag + ">" + escaped(words) + "</" + tag + ">\n";
    }

    /** An element of a style class that holds words. */
    static String element(String tag, String style, String words) {
        return "<" + tag + " class=\"" + style + "\">" + escaped(words) + "</" + tag + ">\n";
    }

    /** A picture with what it shows above it. */
    static String figure(String caption, String svg, String note) {
        return "<div class=\"figure\">" + element("h3", caption) + svg + element("p", "note", note) + "</div>\n";
    }

    /** A table; columns that hold nothing but figures stand at the right. A line end begins a new line. */
    static String table(List<String> heads, List<List<String>> rows) {
        boolean[] figures = new boolean[heads.size()];
        for (int column = 0; column < figures.length; column++) {
            int at = column;
            figures[column] =
                    rows.stream().allMatch(row -> FIGURE.matcher(row.get(at)).matches());
        }
        StringBuilder text = new StringBuilder("<table>\n<thead>");
        row(text, "th", heads, figures);
        text.append("</thead>\n<tbody>\n");
        rows.forEach(row -> row(text, "td", row, figures));
        return text.append("</tbody></table>\n").toString();
    }

    private static void row(StringBuilder text, String tag, List<String> cells, boolean[] figures) {
        text.append("<tr>");
        for (int column = 0; column < figures.length; column++) {
            text.append('<').append(tag).append(figures[column] ? " class=\"number\">" : ">");
            text.append(escaped(cells.get(column)).replace("\n", "<br/>"))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        text.append("</tr>\n");
    }
}

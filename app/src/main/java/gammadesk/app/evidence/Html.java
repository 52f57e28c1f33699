package gammadesk.app.evidence;

import java.util.List;

/** Small pieces of a page that is well-formed XML too. All words pass through {@link #escaped}. */
final class Html {
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

    /** A table; cells that begin with a figure or a sign stand at the right. */
    static String table(List<String> heads, List<List<String>> rows) {
        StringBuilder text = new StringBuilder("<table>\n<thead><tr>");
        heads.forEach(head -> text.append("<th>").append(escaped(head)).append("</th>"));
        text.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            text.append("<tr>");
            row.forEach(cell -> text.append(cell(cell)));
            text.append("</tr>\n");
        }
        return text.append("</tbody></table>\n").toString();
    }

    private static String cell(String words) {
        boolean isFigure = !words.isEmpty() && "+−—0123456789".indexOf(words.charAt(0)) >= 0;
        return (isFigure ? "<td class=\"figure\">" : "<td>") + escaped(words) + "</td>";
    }
}

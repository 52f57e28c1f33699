package gammadesk.views.badfixture;

/** Breaks on purpose: a model with a field that nobody can observe. */
final class BadModel {
    private final StringBuilder text = new StringBuilder();

    String text() {
        return text.toString();
    }
}

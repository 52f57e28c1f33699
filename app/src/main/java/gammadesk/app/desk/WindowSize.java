package gammadesk.app.desk;

/** Size of the desk in pixels. */
public record WindowSize(int width, int height) {
    /** The size for which the desk is laid out. */
    public static final WindowSize USUAL = new WindowSize(1600, 1000);

    /** Throws {@link IllegalArgumentException} below 400x300 and above 8000x8000. */
    public WindowSize {
        if (width < 400 || height < 300 || width > 8000 || height > 8000) {
            throw new IllegalArgumentException(
                    "a size from 400x300 to 8000x8000 is needed, not " + width + "x" + height);
        }
    }
}

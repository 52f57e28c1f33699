package gammadesk.analytics.learning.path;

/** A complex number, for characteristic functions. */
record Complex(double re, double im) {
    static final Complex ZERO = new Complex(0, 0);
    static final Complex ONE = new Complex(1, 0);

    static Complex real(double value) {
        return new Complex(value, 0);
    }

    Complex plus(Complex other) {
        return new Complex(re + other.re, im + other.im);
    }

    Complex minus(Complex other) {
        return new Complex(re - other.re, im - other.im);
    }

    Complex plus(double value) {
        return new Complex(re + value, im);
    }

    Complex times(Complex other) {
        return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    Complex times(double factor) {
        return new Complex(re * factor, im * factor);
    }

    /** Multiplied by i. */
    Complex turned() {
        return new Complex(-im, re);
    }

    Complex over(Complex other) {
        double square = other.re * other.re + other.im * other.im;
        return new Complex((re * other.re + im * other.im) / square, (im * other.re - re * other.im) / square);
    }

    Complex exp() {
        double size = Math.exp(re);
        return new Complex(size * Math.cos(im), size * Math.sin(im));
    }

    /** The principal logarithm. */
    Complex log() {
        return new Complex(Math.log(abs()), Math.atan2(im, re));
    }

    /** The root whose real part is not negative. */
    Complex root() {
        double size = abs();
        double real = Math.sqrt(Math.max(0, (size + re) / 2));
        double imaginary = Math.sqrt(Math.max(0, (size - re) / 2));
        return new Complex(real, im < 0 ? -imaginary : imaginary);
    }

    double abs() {
        return Math.hypot(re, im);
    }
}

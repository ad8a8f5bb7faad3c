#!/bin/sh
# Makes a virtual environment in the folder given, with a Python that fits, and makes sure of
# the system libraries that Qt needs. Where a password would be needed, it prints the one line
# to run and stops. For root and ordinary users alike.
set -eu

venv=$1
# A library that shows whether it is there, and the Debian package that brings it.
libraries="libEGL.so.1:libegl1 libGL.so.1:libgl1 libxkbcommon.so.0:libxkbcommon0
 libxkbcommon-x11.so.0:libxkbcommon-x11-0 libdbus-1.so.3:libdbus-1-3 libfontconfig.so.1:libfontconfig1
 libglib-2.0.so.0:libglib2.0-0 libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4
 libxcb-image.so.0:libxcb-image0 libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-render-util.so.0:libxcb-render-util0
 libxcb-xinerama.so.0:libxcb-xinerama0 libxcb-shape.so.0:libxcb-shape0 libxcb-randr.so.0:libxcb-randr0
 libxcb-sync.so.1:libxcb-sync1 libxcb-xfixes.so.0:libxcb-xfixes0 libxcb-xkb.so.1:libxcb-xkb1"

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python; do
        if command -v "$name" >/dev/null 2>&1 && fits "$name"; then
            command -v "$name"
            return
        fi
    done
    echo "FaceSwap Desktop needs Python 3.11, 3.12 or 3.13, and found none of them." >&2
    echo "Install one, or name it: make PYTHON=/path/to/python3.12 run" >&2
    return 1
}

has_library() {
    "$python" -c "import ctypes, sys; ctypes.CDLL(sys.argv[1])" "$1" 2>/dev/null
}

wanted_packages() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    if [ "$(uname)" = Linux ]; then
        for pair in $libraries; do
            has_library "${pair%%:*}" || echo "${pair##*:}"
        done
        [ -d /usr/share/fonts ] && [ -n "$(find /usr/share/fonts -name '*.[to]tf' 2>/dev/null | head -n 1)" ] ||
            echo fonts-dejavu-core
        case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
            zh*) [ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ] || echo fonts-noto-cjk ;;
        esac
    fi
}

install_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "These system packages (by their Debian names) are missing: $*" >&2
        echo "Please install what your system calls them, then run make again." >&2
        exit 1
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "Some system libraries are missing. Please run this line, then make again:" >&2
        echo "  sudo apt-get install -y $*" >&2
        exit 1
    fi
    echo "Installing system packages: $*"
    $as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

python=$(find_python)
# shellcheck disable=SC2046  # one word a package
set -- $(wanted_packages)
[ $# = 0 ] || install_packages "$@"
echo "Making a virtual environment with $("$python" --version) in $venv"
"$python" -m venv --clear "$venv"
# Dependency groups need pip 25.1.
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"

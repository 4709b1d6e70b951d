# Sourced by scripts that run packaged functions: Lambda's runtime interface emulator comes with sam.

# find_emulator FOLDER: puts it into a folder, where it can be run, and names it in RELANCE_RIE.
find_emulator() {
  local machine=x86_64 sam
  [ "$(uname -m)" = x86_64 ] || machine=arm64
  sam=$(command -v sam) || return 1
  RELANCE_RIE=$1/aws-lambda-rie
  "$(sed -n '1s/^#!//p' "$sam")" -c "
import pathlib, shutil, samcli
rapid = pathlib.Path(samcli.__file__).parent / 'local/rapid/aws-lambda-rie-$machine'
shutil.copy(rapid, '$RELANCE_RIE')" </dev/null && chmod +x "$RELANCE_RIE" && export RELANCE_RIE
}

# Ends the processes of a Peerproof process that was killed, and deletes its directories.
# Reads the first part of their names, then one directory a line. The line "done" ends it; the end of the input without
# that line means that the process was killed.
trap '' HUP INT QUIT TERM # Ctrl-C reaches the whole group, and this must outlive it

IFS= read -r mark || exit 0
tab=$(printf '\t')
newline='
'
directories=
while IFS= read -r directory; do
  [ "$directory" != done ] || exit 0
  directories="$directories$directory$tab"
done

# Prints the processes that have the mark in a switch. A process that only reads a file below a directory has it elsewhere.
marked() {
  if [ -r /proc/self/cmdline ]; then
    printf '%s\n' "$mark" | grep -lsF -f - /proc/[0-9]*/cmdline | while IFS= read -r file; do
      arguments=$(tr '\0' '\n' <"$file" 2>/dev/null)
      # The children of a browser have one text in place of their arguments.
      case $arguments in *"$newline"*) switch='^-' ;; *) switch=' -' ;; esac
      if printf '%s\n' "$arguments" | grep -e "$switch" | grep -qF -e "$mark"; then
        echo "$file" | tr -dc '0-9\n'
      fi
    done
  else
    ps -axww -o pid=,command= | while read -r pid line; do
      case $line in *" -"*"$mark"*) echo "$pid" ;; esac
    done
  fi
}

tries=50
while [ $tries -gt 0 ]; do
  pids=$(marked)
  [ -n "$pids" ] || break
  # shellcheck disable=SC2086 # one or more numbers
  kill -9 $pids 2>/dev/null
  tries=$((tries - 1))
  sleep 0.1
done

IFS=$tab
set -f
for directory in $directories; do
  # Only directories of this user: in a shared folder, others may have made one of this name.
  [ -d "$directory" ] && [ ! -h "$directory" ] && [ -O "$directory" ] && rm -rf -- "$directory"
done
exit 0
